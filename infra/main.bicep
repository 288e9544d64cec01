// Keyward in one subscription: its group, its identities, its storage, its app, and the rights that it needs here.
// What must wait until the code is there (the event subscriptions) is in subscription.bicep, which the postdeploy hook deploys.
targetScope = 'subscription'

@minLength(1)
@maxLength(32)
@description('Name of this installation: part of the names of its resources.')
param environmentName string

@description('Region of all that is regional.')
@metadata({ azd: { type: 'location' } })
param location string

@minLength(36)
@maxLength(36)
@description('Client id of the app registration by which people sign in; the preprovision hook makes it.')
param authClientId string

@description('Makes the second identity, which may change Azure. Off: Keyward only reports.')
param remediation bool = false

@description('Subscriptions to sweep, separated by commas; empty: all that the reader can read.')
param subscriptions string = ''

@description('Ids (GUIDs) of further workspaces that hold the audit logs of vaults, separated by commas.')
param logWorkspaces string = ''

@description('Path of the policy file in the deployed app; empty: the standard policy.')
param policyFile string = ''

@description('When the sweep begins: six fields, in UTC.')
param sweepSchedule string = '0 7 * * * *'

@description('Who gets the alerts about Keyward itself; empty: nobody, and the rules are only seen in the portal.')
param alertEmail string = ''

@description('Keeps one instance warm for the pages and one for the events, at a price.')
param alwaysReady bool = true

@description('Lets the app join a virtual network, in which the storage has private endpoints; the app is still reached from outside.')
param privateNetwork bool = false

@description('Address space of that network, a /24.')
param networkPrefix string = '10.117.0.0/24'

@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
])
@description('How often the storage keeps what it holds: in one zone, in three, in another region too.')
param storageSku string = 'Standard_ZRS'

@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logDays int = 90

@allowed([
  'Off'
  'Audit'
  'Deny'
  'Disabled'
])
@description('Azure Policy beside Keyward: one that notes what falls short, one that refuses it, or one that is switched off; Off assigns none and leaves one that was assigned as it is.')
param guardrails string = 'Off'

@secure()
@description('Further app settings KEYWARD_CHANNEL_…, which the channels of the policy file name.')
param channelSettings object = {}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identities 'modules/identities.bicep' = {
  name: 'keyward-identities'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    remediation: remediation
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'keyward-network'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    networkPrefix: networkPrefix
  }
}

module storage 'modules/storage.bicep' = {
  name: 'keyward-storage'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    readerPrincipalId: identities.outputs.readerPrincipalId
    privateNetwork: privateNetwork
    sku: storageSku
  }
}

module endpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  name: 'keyward-endpoints'
  scope: group
  params: {
    location: location
    tags: tags
    storageId: storage.outputs.id
    networkId: privateNetwork ? network!.outputs.id : ''
    subnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'keyward-monitoring'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    logDays: logDays
    readerPrincipalId: identities.outputs.readerPrincipalId
  }
}

module topic 'modules/alert-topic.bicep' = {
  name: 'keyward-alert-topic'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    readerPrincipalId: identities.outputs.readerPrincipalId
  }
}

module app 'modules/app.bicep' = {
  name: 'keyward-app'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    authClientId: authClientId
    readerId: identities.outputs.readerId
    readerClientId: identities.outputs.readerClientId
    remediatorId: identities.outputs.remediatorId
    remediatorClientId: identities.outputs.remediatorClientId
    storageName: storage.outputs.name
    insightsName: monitoring.outputs.insightsName
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    alwaysReady: alwaysReady
    topicEndpoint: topic.outputs.endpoint
    subscriptions: subscriptions
    logWorkspaces: empty(logWorkspaces) ? monitoring.outputs.workspaceGuid : '${monitoring.outputs.workspaceGuid},${logWorkspaces}'
    policyFile: policyFile
    sweepSchedule: sweepSchedule
    channelSettings: channelSettings
  }
  // The app fetches its package from the storage when it starts.
  dependsOn: [
    endpoints
  ]
}

module alerts 'modules/alerts.bicep' = {
  name: 'keyward-alerts'
  scope: group
  params: {
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    alertEmail: alertEmail
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'keyward-workbook'
  scope: group
  params: {
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
  }
}

// A deployment of a subscription keeps the region that it was first made from: each installation has its own.
module roles 'modules/roles.bicep' = {
  name: 'keyward-roles-${token}'
  params: {
    environmentName: environmentName
    readerPrincipalId: identities.outputs.readerPrincipalId
    remediatorPrincipalId: identities.outputs.remediatorPrincipalId
  }
}

module policies 'modules/guardrails.bicep' = if (guardrails != 'Off') {
  name: 'keyward-guardrails-${token}'
  params: {
    effect: guardrails == 'Deny' ? 'Deny' : guardrails == 'Disabled' ? 'Disabled' : 'Audit'
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output KEYWARD_APP_ID string = app.outputs.id
output KEYWARD_APP_URL string = app.outputs.url
output KEYWARD_STORAGE_ID string = storage.outputs.id
output KEYWARD_WORKSPACE_ID string = monitoring.outputs.workspaceId
output KEYWARD_ACTION_GROUP_ID string = alerts.outputs.actionGroupId
output KEYWARD_READER_PRINCIPAL_ID string = identities.outputs.readerPrincipalId
output KEYWARD_REMEDIATOR_PRINCIPAL_ID string = identities.outputs.remediatorPrincipalId
output KEYWARD_TOPIC_NAME string = 'evgt-${token}'
