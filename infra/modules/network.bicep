// A network of two subnets: one that the app's instances join, one for the endpoints of the storage.
@description('Region.')
param location string

@description('What makes names unique.')
param token string

@description('Tags of each resource.')
param tags object

@description('Address space, a /24.')
param networkPrefix string

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'vnet-keyward-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [ networkPrefix ] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(networkPrefix, 26, 0)
          delegations: [
            {
              name: 'functions'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(networkPrefix, 26, 1)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }
}

output id string = network.id
output appSubnetId string = '${network.id}/subnets/app'
output endpointSubnetId string = '${network.id}/subnets/endpoints'
