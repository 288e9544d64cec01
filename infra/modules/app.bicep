// The function app on Flex Consumption, its settings, and the sign-in in front of it.
@description('Region.')
param location string

@description('What makes names unique.')
param token string

@description('Tags of each resource.')
param tags object

@description('Client id of the app registration by which people sign in.')
param authClientId string

@description('Id of the identity that the app runs as.')
param readerId string

@description('Client id of that identity.')
param readerClientId string

@description('Id of the identity that may change Azure; empty for none.')
param remediatorId string

@description('Client id of that identity; empty for none.')
param remediatorClientId string

@description('Name of the storage account.')
param storageName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Id of the subnet that the instances join; empty for none.')
param subnetId string

@description('Keeps one instance warm for the pages and one for the events.')
param alwaysReady bool

@description('Endpoint of the topic for alerts.')
param topicEndpoint string

@description('Subscriptions to sweep, separated by commas.')
param subscriptions string

@description('Ids of the workspaces that hold the audit logs of vaults, separated by commas.')
param logWorkspaces string

@description('Path of the policy file in the deployed app.')
param policyFile string

@description('When the sweep begins.')
param sweepSchedule string

@secure()
@description('Further app settings, of the channels.')
param channelSettings object

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var settings = {
  AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: readerClientId
  KeywardStorage__tableServiceUri: storage.properties.primaryEndpoints.table
  KeywardStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
  KeywardStorage__credential: 'managedidentity'
  KeywardStorage__clientId: readerClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${readerClientId};Authorization=AAD'
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: readerClientId
  // With one core the JVM starts a thread for each answer of its HTTP client, unless told otherwise (docs/benchmarks.md).
  JAVA_OPTS: '-Djava.util.concurrent.ForkJoinPool.common.parallelism=2'
  KEYWARD_CLOUD: environment().name
  KEYWARD_TENANT_ID: tenant().tenantId
  KEYWARD_SUBSCRIPTIONS: subscriptions
  KEYWARD_READER_CLIENT_ID: readerClientId
  KEYWARD_REMEDIATOR_CLIENT_ID: remediatorClientId
  KEYWARD_LOG_WORKSPACES: logWorkspaces
  KEYWARD_POLICY_FILE: policyFile
  KEYWARD_SWEEP_SCHEDULE: sweepSchedule
  KEYWARD_CHANNEL_TOPIC_URL: topicEndpoint
}

var readerOnly = { '${readerId}': {} }
var identities = empty(remediatorId) ? readerOnly : union(readerOnly, { '${remediatorId}': {} })

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-keyward-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-keyward-${token}'
  location: location
  kind: 'functionapp,linux'
  tags: union(tags, { 'azd-service-name': 'keyward' })
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: identities
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Who reads the secrets that channel settings refer to.
    keyVaultReferenceIdentity: readerId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      runtime: {
        name: 'java'
        version: '17'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
        alwaysReady: alwaysReady ? [
          { name: 'http', instanceCount: 1 }
          { name: 'function:ResourceEvents', instanceCount: 1 }
        ] : []
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}keyward-package'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: readerId
          }
        }
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, channelSettings)
}

// Passwords for publishing stay off: the package comes by Entra ID.
resource publishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [for way in [ 'ftp', 'scm' ]: {
  parent: app
  name: way
  properties: { allow: false }
}]

// Everything but the probe and Event Grid's own door, which takes only the host's key, asks for a sign-in.
resource signIn 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      excludedPaths: [
        '/api/health'
        '/runtime/webhooks/EventGrid'
      ]
    }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: authClientId
          // No secret: the reader's identity vouches for the app, by a federated credential.
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            authClientId
            'api://${authClientId}'
          ]
        }
      }
    }
    login: { tokenStore: { enabled: true } }
  }
  dependsOn: [
    appSettings
  ]
}

output id string = app.id
output url string = 'https://${app.properties.defaultHostName}'
