#!/bin/sh
# Makes the app registration by which people sign in, once; its client id goes into the azd environment.
set -eu
cd "$(dirname "$0")/../.."
if [ -n "${KEYWARD_AUTH_CLIENT_ID:-}" ]; then
  exit 0
fi
name="Keyward (${AZURE_ENV_NAME})"
id=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' --output tsv)
if [ "$(printf '%s\n' "$id" | wc -l)" -gt 1 ]; then
  echo "Several app registrations are called $name: say which by  azd env set KEYWARD_AUTH_CLIENT_ID ID" >&2
  exit 1
fi
if [ -z "$id" ]; then
  id=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
    --enable-id-token-issuance true --app-roles @infra/app-roles.json --query appId --output tsv)
fi
az ad app update --id "$id" --identifier-uris "api://$id"
if ! az ad sp show --id "$id" --output none 2>/dev/null; then
  az ad sp create --id "$id" --output none
fi
# Only who was given a role gets in; everybody else is turned away by Entra ID itself.
az ad sp update --id "$id" --set appRoleAssignmentRequired=true
azd env set KEYWARD_AUTH_CLIENT_ID "$id"
