#!/bin/sh
# Lets Event Grid tell Keyward of changes: only now, since Event Grid refuses a function that is not there.
set -eu
cd "$(dirname "$0")/../.."
tries=${KEYWARD_TRIES:-30}
until said=$(az rest --method get --url "$KEYWARD_APP_ID/functions/ResourceEvents?api-version=2024-04-01" --output none 2>&1); do
  tries=$((tries - 1))
  if [ "$tries" -le 0 ]; then
    echo "The function ResourceEvents does not show up in $KEYWARD_APP_ID: was the code deployed, and did it start?" >&2
    echo "The last answer was: $said" >&2
    exit 1
  fi
  sleep 10
done

# A subscription has at most one such topic. One that somebody else made is re-used.
name=$KEYWARD_TOPIC_NAME
group=$AZURE_RESOURCE_GROUP
exists=false
topics=$(az eventgrid system-topic list --subscription "$AZURE_SUBSCRIPTION_ID" \
  --query '[].[topicType,name,resourceGroup,identity.type]' --output tsv)
found=$(printf '%s\n' "$topics" |
  awk -F '\t' 'tolower($1) == "microsoft.resources.subscriptions" { print $2 "\t" $3 "\t" $4; exit }')
if [ -n "$found" ] && [ "$(printf '%s' "$found" | cut -f 1)" != "$name" ]; then
  name=$(printf '%s' "$found" | cut -f 1)
  group=$(printf '%s' "$found" | cut -f 2)
  exists=true
  case $(printf '%s' "$found" | cut -f 3) in
    *SystemAssigned*) ;;
    *)
      echo "The topic $name has no identity, by which dead letters could be kept. Give it one, then run  azd hooks run postdeploy :" >&2
      echo "  az eventgrid system-topic update --name $name --resource-group $group --identity systemassigned" >&2
      exit 1
      ;;
  esac
fi
# A deployment of a subscription keeps the region that it was first made from: its name says both.
az deployment sub create --name "keyward-$AZURE_ENV_NAME-$AZURE_LOCATION" --subscription "$AZURE_SUBSCRIPTION_ID" \
  --location "$AZURE_LOCATION" --template-file infra/subscription.bicep --output none --parameters \
  environmentName="$AZURE_ENV_NAME" location="$AZURE_LOCATION" \
  readerPrincipalId="$KEYWARD_READER_PRINCIPAL_ID" remediatorPrincipalId="${KEYWARD_REMEDIATOR_PRINCIPAL_ID:-}" \
  appId="$KEYWARD_APP_ID" storageId="$KEYWARD_STORAGE_ID" actionGroupId="${KEYWARD_ACTION_GROUP_ID:-}" \
  topicGroup="$group" topicName="$name" topicExists="$exists"
echo "Event Grid tells Keyward of changes in subscription $AZURE_SUBSCRIPTION_ID (topic $name)."
