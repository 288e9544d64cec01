// One watched subscription: Keyward's rights in it and its events. Deployed once for each, after the code is there;
// for the subscription that Keyward lives in the postdeploy hook does it.
targetScope = 'subscription'

@description('Name of the installation.')
param environmentName string

@description('Region of this deployment, and of the group for the topic, where one is made.')
param location string

@description('Principal of the identity that reads.')
param readerPrincipalId string

@description('Principal of the identity that may change Azure; empty for none.')
param remediatorPrincipalId string = ''

@description('Id of the function app.')
param appId string

@description('Id of the storage account that keeps dead letters.')
param storageId string

@description('Group that the system topic is in, or is to be in.')
param topicGroup string

@description('Makes that group.')
param makeGroup bool = false

@description('Name of the system topic of the subscription.')
param topicName string

@description('The topic exists already: it is re-used, and must have a system-assigned identity.')
param topicExists bool = false

@description('Id of the action group that hears of lost events; empty for none.')
param actionGroupId string = ''

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = if (makeGroup) {
  name: topicGroup
  location: location
  tags: tags
}

// A deployment of a subscription keeps the region that it was first made from: each installation has its own.
module roles 'modules/roles.bicep' = {
  name: 'keyward-roles-${uniqueString(environmentName, location)}'
  params: {
    environmentName: environmentName
    readerPrincipalId: readerPrincipalId
    remediatorPrincipalId: remediatorPrincipalId
  }
}

module events 'modules/events.bicep' = {
  name: 'keyward-events'
  scope: resourceGroup(topicGroup)
  params: {
    tags: tags
    topicName: topicName
    topicExists: topicExists
    appId: appId
    storageId: storageId
    actionGroupId: actionGroupId
  }
  dependsOn: [
    group
  ]
}
