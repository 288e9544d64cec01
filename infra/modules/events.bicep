// Event Grid tells ResourceEvents of each write and delete that can matter in one subscription.
@description('Tags of each resource.')
param tags object

@description('Name of the system topic of the subscription.')
param topicName string

@description('The topic exists: a subscription has at most one. It needs a system-assigned identity.')
param topicExists bool

@description('Id of the function app.')
param appId string

@description('Id of the storage account that keeps dead letters.')
param storageId string

@description('Id of the action group that hears of lost events; empty for none.')
param actionGroupId string

var events = loadJsonContent('../events.json')

resource made 'Microsoft.EventGrid/systemTopics@2025-02-15' = if (!topicExists) {
  name: topicName
  location: 'global'
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: subscription().id
    topicType: 'Microsoft.Resources.Subscriptions'
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

module keeps 'dead-letters.bicep' = {
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
@batchSize(1)
resource subscribed 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [for it in events.resourceEvents.subscriptions: {
  parent: topic
  name: '${it.name}-${last(split(appId, '/'))}'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    destination: {
      endpointType: 'AzureFunction'
      properties: {
        resourceId: '${appId}/functions/${events.resourceEvents.function}'
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
    filter: {
      includedEventTypes: events.resourceEvents.eventTypes
      advancedFilters: [
        {
          operatorType: 'StringIn'
          key: 'data.operationName'
          values: it.operations
        }
      ]
    }
  }
  dependsOn: [
    made
    keeps
  ]
}]

module lost 'lost-events.bicep' = {
  name: 'keyward-lost-events-${uniqueString(subscription().id, topicName, appId)}'
  params: {
    tags: tags
    topicName: topicName
    appName: last(split(appId, '/'))
    advice: 'run SweepInventory'
    actionGroupId: actionGroupId
  }
  dependsOn: [
    made
  ]
}
