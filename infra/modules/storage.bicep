// The ticket store, the work queue, the package and the dead letters. Nobody has a key to it: identities only.
@description('Region.')
param location string

@description('What makes names unique.')
param token string

@description('Tags of each resource.')
param tags object

@description('Principal of the identity that the app runs as.')
param readerPrincipalId string

@description('How often it keeps what it holds.')
param sku string

@description('Refuses the public network; what Azure itself must reach, such as dead letters, passes as a trusted service.')
param privateNetwork bool

// Built-in roles: Storage Blob Data Owner, Storage Queue Data Contributor, Storage Table Data Contributor.
var dataRoles = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
]
var containers = [
  'keyward-package'
  'keyward-dead-letters'
]
var queues = [
  'keyward-work'
  'keyward-work-poison'
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'stkeyward${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
    }
    encryption: {
      keySource: 'Microsoft.Storage'
      // So that a key of the customer's can protect tables and queues too, if one is set later.
      services: {
        blob: { keyType: 'Account' }
        file: { keyType: 'Account' }
        queue: { keyType: 'Account' }
        table: { keyType: 'Account' }
      }
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for name in containers: {
  parent: blobs
  name: name
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for name in queues: {
  parent: queueService
  name: name
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = {
  parent: tableService
  name: 'keyward'
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in dataRoles: {
  name: guid(account.id, readerPrincipalId, role)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}]

// A ticket store that somebody deletes by mistake is the record of who approved what.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keyward-tickets'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the tickets and the audit trail of Keyward; remove this lock first where Keyward is removed.'
  }
}

output id string = account.id
output name string = account.name
