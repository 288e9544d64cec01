// What Keyward's identities may do in one subscription: the actions of roles.json and no others.
targetScope = 'subscription'

@description('Name of the installation: names of custom roles are unique in a tenant.')
param environmentName string

@description('Principal of the identity that reads.')
param readerPrincipalId string

@description('Principal of the identity that may change Azure; empty for none.')
param remediatorPrincipalId string

var roles = loadJsonContent('../roles.json')

// Key Vault Crypto Service Encryption User: the only role that a plan ever gives.
var given = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
// Owner, User Access Administrator, Role Based Access Control Administrator: no plan ever takes these.
var kept = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635, 18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, f58310d9-a9f6-439a-9e8d-f62e7b41a168'
var write = '(!(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${given}} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'ServicePrincipal\'})'
var delete = '(!(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {${kept}})'

resource readerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, environmentName, 'keyward-reader')
  properties: {
    roleName: '${roles.reader.name} (${environmentName}, ${subscription().subscriptionId})'
    description: roles.reader.description
    type: 'CustomRole'
    permissions: [
      {
        actions: map(roles.reader.actions, it => it.action)
        notActions: []
        dataActions: map(roles.reader.dataActions, it => it.action)
        notDataActions: []
      }
    ]
    assignableScopes: [ subscription().id ]
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, environmentName, readerPrincipalId, 'keyward-reader')
  properties: {
    roleDefinitionId: readerRole.id
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource remediatorRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(remediatorPrincipalId)) {
  name: guid(subscription().id, environmentName, 'keyward-remediator')
  properties: {
    roleName: '${roles.remediator.name} (${environmentName}, ${subscription().subscriptionId})'
    description: roles.remediator.description
    type: 'CustomRole'
    permissions: [
      {
        actions: map(roles.remediator.actions, it => it.action)
        notActions: []
        dataActions: map(roles.remediator.dataActions, it => it.action)
        notDataActions: []
      }
    ]
    assignableScopes: [ subscription().id ]
  }
}

resource remediates 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(remediatorPrincipalId)) {
  name: guid(subscription().id, environmentName, remediatorPrincipalId, 'keyward-remediator')
  properties: {
    roleDefinitionId: remediatorRole.id
    principalId: remediatorPrincipalId
    principalType: 'ServicePrincipal'
    condition: '(${write}) AND (${delete})'
    conditionVersion: '2.0'
  }
}
