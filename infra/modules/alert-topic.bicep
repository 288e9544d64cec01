// Where Keyward's alerts can be subscribed to; a channel of type eventgrid names KEYWARD_CHANNEL_TOPIC_URL.
@description('Region.')
param location string

@description('What makes names unique.')
param token string

@description('Tags of each resource.')
param tags object

@description('Principal of the identity that the app runs as.')
param readerPrincipalId string

// Built-in role EventGrid Data Sender.
var dataSender = 'd5a91429-5739-47e2-a06b-3470a27159e7'

resource topic 'Microsoft.EventGrid/topics@2022-06-15' = {
  name: 'evgt-keyward-alerts-${token}'
  location: location
  tags: tags
  properties: {
    inputSchema: 'CloudEventSchemaV1_0'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(topic.id, readerPrincipalId, dataSender)
  scope: topic
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataSender)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output endpoint string = topic.properties.endpoint
