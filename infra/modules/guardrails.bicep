// What stops the next violation at the door: the definitions and the initiative of guardrails.json, assigned to one subscription.
// By itself for a further subscription; main.bicep deploys it where KEYWARD_GUARDRAILS says so.
targetScope = 'subscription'

@allowed([
  'Audit'
  'Deny'
  'Disabled'
])
@description('What happens to a resource that falls short: it is noted, it is refused, or nothing.')
param effect string

@description('Name of the tag that says how sensitive the data is, as in the policy file of Keyward.')
param classificationTag string = 'DataClassification'

@description('Values of that tag for which no key is asked.')
param exemptClassifications array = [
  'Public'
  'Internal'
]

@description('All values that the tag may have.')
param classifications array = [
  'Public'
  'Internal'
  'Confidential'
  'Regulated'
]

@description('Ids of resource groups or resources that are left out.')
param leftOut array = []

var guardrails = loadJsonContent('../guardrails.json')
var category = 'Key management'
// Where Azure can only note, a wish to deny becomes a note.
var noted = effect == 'Disabled' ? 'Disabled' : 'Audit'
var effects = {
  effect: {
    type: 'String'
    allowedValues: [
      'Audit'
      'Deny'
      'Disabled'
    ]
    defaultValue: 'Audit'
  }
  noted: {
    type: 'String'
    allowedValues: [
      'Audit'
      'Disabled'
    ]
    defaultValue: 'Audit'
  }
}

resource definition 'Microsoft.Authorization/policyDefinitions@2023-04-01' = [for it in guardrails.definitions: {
  name: it.name
  properties: {
    policyType: 'Custom'
    mode: 'Indexed'
    displayName: it.displayName
    description: it.description
    metadata: { category: category, rule: it.rule }
    parameters: union(toObject(it.parameters, name => name, name => guardrails.parameters[name]), {
      effect: it.deny ? effects.effect : effects.noted
    })
    policyRule: {
      if: it['if']
      then: { effect: '[parameters(\'effect\')]' }
    }
  }
}]

resource initiative 'Microsoft.Authorization/policySetDefinitions@2023-04-01' = {
  name: 'keyward-guardrails'
  properties: {
    policyType: 'Custom'
    displayName: 'Keyward: keys of the customer for AI'
    description: 'What Keyward judges and Azure Policy can see: the key setting, the classification tag, the protection of vaults, the end of keys.'
    metadata: { category: category }
    parameters: union(guardrails.parameters, effects)
    policyDefinitions: concat(
      map(range(0, length(guardrails.definitions)), i => {
        policyDefinitionReferenceId: guardrails.definitions[i].name
        policyDefinitionId: subscriptionResourceId('Microsoft.Authorization/policyDefinitions', guardrails.definitions[i].name)
        parameters: union(
          toObject(guardrails.definitions[i].parameters, name => name, name => { value: '[parameters(\'${name}\')]' }),
          { effect: { value: guardrails.definitions[i].deny ? '[parameters(\'effect\')]' : '[parameters(\'noted\')]' } }
        )
      }),
      map(guardrails.builtIns, it => {
        policyDefinitionReferenceId: it.rule
        policyDefinitionId: tenantResourceId('Microsoft.Authorization/policyDefinitions', it.name)
        parameters: { effect: { value: it.deny ? '[parameters(\'effect\')]' : '[parameters(\'noted\')]' } }
      })
    )
  }
  dependsOn: [
    definition
  ]
}

resource assignment 'Microsoft.Authorization/policyAssignments@2023-04-01' = {
  name: 'keyward-guardrails'
  properties: {
    displayName: 'Keyward: keys of the customer for AI'
    policyDefinitionId: initiative.id
    notScopes: leftOut
    nonComplianceMessages: [
      { message: 'This AI resource must run under a key of your own: see the guardrails of Keyward, or ask for an exemption.' }
    ]
    parameters: {
      effect: { value: effect }
      noted: { value: noted }
      classificationTag: { value: classificationTag }
      exemptClassifications: { value: exemptClassifications }
      classifications: { value: classifications }
    }
  }
}

output assignmentId string = assignment.id
