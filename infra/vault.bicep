// One vault that holds keys: its audit log goes to Keyward's workspace, its events to KeyVaultEvents.
// Deployed to the vault's resource group, once for each vault, after the code is there.
@description('Name of the vault.')
param vaultName string

@description('Region of the vault; its topic must be in the same.')
param vaultLocation string

@description('Id of the function app.')
param appId string

@description('Id of the storage account that keeps dead letters.')
param storageId string

@description('Id of the workspace for the audit log; empty where the vault has a diagnostic setting already.')
param workspaceId string = ''

@description('Name of the system topic of the vault.')
param topicName string = 'evgt-${vaultName}'

@description('The topic exists already: it is re-used, and must have a system-assigned identity.')
param topicExists bool = false

@description('Id of the action group that hears of lost events; empty for none.')
param actionGroupId string = ''

var events = loadJsonContent('events.json')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceId)) {
  name: 'keyward-audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

resource made 'Microsoft.EventGrid/systemTopics@2025-02-15' = if (!topicExists) {
  name: topicName
  location: vaultLocation
  identity: { type: 'SystemAssigned' }
  properties: {
    source: vault.id
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

module keeps 'modules/dead-letters.bicep' = {
  name: 'keyward-dead-letters-${uniqueString(subscription().id, topicName)}'
  scope: resourceGroup(split(storageId, '/')[2], split(storageId, '/')[4])
  params: {
    storageName: last(split(storageId, '/'))
    topicPrincipalId: topic.identity.principalId
  }
  dependsOn: [
    made
  ]
}

// The topic may serve another installation too: named after the app, so that neither takes the other's events.
resource subscribed 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: '${events.keyVaultEvents.subscription}-${last(split(appId, '/'))}'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    destination: {
      endpointType: 'AzureFunction'
      properties: {
        resourceId: '${appId}/functions/${events.keyVaultEvents.function}'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: storageId
          blobContainerName: 'keyward-dead-letters'
        }
      }
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
    filter: { includedEventTypes: events.keyVaultEvents.eventTypes }
  }
  dependsOn: [
    made
    keeps
  ]
}

module lost 'modules/lost-events.bicep' = {
  name: 'keyward-lost-events-${uniqueString(subscription().id, topicName, appId)}'
  params: {
    topicName: topicName
    appName: last(split(appId, '/'))
    advice: 'run SweepKeys'
    actionGroupId: actionGroupId
  }
  dependsOn: [
    made
  ]
}
