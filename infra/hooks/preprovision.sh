#!/bin/sh
# Makes the app registration by which people sign in, once; its client id goes into the azd environment.
set -eu
cd "$(dirname "$0")/../.."
if [ -n "${KEYWARD_AUTH_CLIENT_ID:-}" ]; then
  exit 0
fi
name="Keyward (${AZURE_ENV_NAME})"
# Who makes a registration owns it, and anybody may give it any name: a found one is never taken for ours.
found=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' --output tsv)
if [ -n "$found" ]; then
  echo "An app registration called $name is there already:" "$found" >&2
  echo "If you know who owns it and it is as docs/deploy.md says, name it by  azd env set KEYWARD_AUTH_CLIENT_ID ID" >&2
  echo "If a run of yours that broke off left it, delete it by  az ad app delete --id ID  and run this again." >&2
  exit 1
fi
id=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
  --enable-id-token-issuance true --app-roles @infra/app-roles.json --query appId --output tsv)
az ad app update --id "$id" --identifier-uris "api://$id"
if ! az ad sp show --id "$id" --output none 2>/dev/null; then
  az ad sp create --id "$id" --output none
fi
# Only who was given a role gets in; everybody else is turned away by Entra ID itself.
az ad sp update --id "$id" --set appRoleAssignmentRequired=true
azd env set KEYWARD_AUTH_CLIENT_ID "$id"
