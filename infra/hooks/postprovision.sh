#!/bin/sh
# Tells the app registration where the app answers, and that the reader's identity vouches for it: there is no secret.
set -eu
az ad app update --id "$KEYWARD_AUTH_CLIENT_ID" --web-redirect-uris "$KEYWARD_APP_URL/.auth/login/aad/callback"
known=$(az ad app federated-credential list --id "$KEYWARD_AUTH_CLIENT_ID" \
  --query "[?subject=='$KEYWARD_READER_PRINCIPAL_ID'].subject" --output tsv)
if [ -n "$known" ]; then
  exit 0
fi
case $(az cloud show --query name --output tsv) in
  AzureUSGovernment) audience=api://AzureADTokenExchangeUSGov ;;
  AzureChinaCloud) audience=api://AzureADTokenExchangeChina ;;
  *) audience=api://AzureADTokenExchange ;;
esac
authority=$(az cloud show --query endpoints.activeDirectory --output tsv)
tenant=$(az account show --subscription "$AZURE_SUBSCRIPTION_ID" --query tenantId --output tsv)
name=keyward-reader
vouches="\"issuer\":\"${authority%/}/$tenant/v2.0\",\"subject\":\"$KEYWARD_READER_PRINCIPAL_ID\",\"audiences\":[\"$audience\"]"
# After  azd down  the registration still has the one of the identity that is gone; a second of its name would be refused.
former=$(az ad app federated-credential list --id "$KEYWARD_AUTH_CLIENT_ID" \
  --query "[?name=='$name'].name" --output tsv)
if [ -n "$former" ]; then
  az ad app federated-credential update --id "$KEYWARD_AUTH_CLIENT_ID" --federated-credential-id "$name" \
    --output none --parameters "{$vouches}"
else
  az ad app federated-credential create --id "$KEYWARD_AUTH_CLIENT_ID" --output none \
    --parameters "{\"name\":\"$name\",$vouches}"
fi
