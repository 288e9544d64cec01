// A topic may write events that could not be delivered to the storage.
@description('Name of the storage account.')
param storageName string

@description('Principal of the topic.')
param topicPrincipalId string

// Built-in role Storage Blob Data Contributor.
var contributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = {
      name: 'keyward-dead-letters'
    }
  }
}

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::blobs::container.id, topicPrincipalId, contributor)
  scope: storage::blobs::container
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributor)
    principalId: topicPrincipalId
    principalType: 'ServicePrincipal'
  }
}
