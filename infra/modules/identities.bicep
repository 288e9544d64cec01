// Who Keyward is in Azure: a reader always, a remediator only where it was asked for.
@description('Region.')
param location string

@description('What makes names unique.')
param token string

@description('Tags of each resource.')
param tags object

@description('Makes the identity that may change Azure.')
param remediation bool

resource reader 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-keyward-reader-${token}'
  location: location
  tags: tags
}

resource remediator 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (remediation) {
  name: 'id-keyward-remediator-${token}'
  location: location
  tags: tags
}

output readerId string = reader.id
output readerClientId string = reader.properties.clientId
output readerPrincipalId string = reader.properties.principalId
output remediatorId string = remediation ? remediator.id : ''
output remediatorClientId string = remediation ? remediator!.properties.clientId : ''
output remediatorPrincipalId string = remediation ? remediator!.properties.principalId : ''
