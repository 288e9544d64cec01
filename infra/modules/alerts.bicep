// What must not happen to Keyward itself without anybody hearing of it.
@description('Region.')
param location string

@description('Tags of each resource.')
param tags object

@description('Id of the Application Insights component.')
param insightsId string

@description('Who is told; empty: nobody.')
param alertEmail string

var minutes = 'PT15M'
var rules = [
  {
    name: 'keyward-sweep-is-silent'
    says: 'No sweep ended well for three hours: what events missed is not found.'
    query: 'requests | where name == "SweepInventory" and success == true'
    operator: 'LessThan'
    threshold: 1
    window: 'PT3H'
  }
  {
    name: 'keyward-outbox-is-silent'
    says: 'What tickets and alerts owe was not handed on for an hour.'
    query: 'requests | where name == "DispatchOutbox" and success == true'
    operator: 'LessThan'
    threshold: 1
    window: 'PT1H'
  }
  {
    name: 'keyward-work-is-late'
    says: 'The oldest work of the queue or of an outbox waits for more than a quarter of an hour.'
    query: 'traces | where message has "Work waits for too long"'
    operator: 'GreaterThan'
    threshold: 10
    window: 'PT15M'
  }
  {
    name: 'keyward-events-fail'
    says: 'Events could not be taken; Event Grid repeats them for a day and then keeps them as dead letters.'
    query: 'requests | where name in ("ResourceEvents", "KeyVaultEvents") and success == false'
    operator: 'GreaterThan'
    threshold: 5
    window: 'PT1H'
  }
  {
    name: 'keyward-work-is-poison'
    says: 'A message of the work queue failed five times and lies in keyward-work-poison.'
    query: 'traces | where message has "keyward-work-poison"'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT1H'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertEmail)) {
  name: 'ag-keyward'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'keyward'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for it in rules: {
  name: it.name
  location: location
  tags: tags
  properties: {
    displayName: it.name
    description: it.says
    severity: 2
    enabled: true
    scopes: [ insightsId ]
    evaluationFrequency: minutes
    windowSize: it.window
    criteria: {
      allOf: [
        {
          query: it.query
          timeAggregation: 'Count'
          operator: it.operator
          threshold: it.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: empty(alertEmail) ? [] : [ people.id ] }
  }
}]

output actionGroupId string = empty(alertEmail) ? '' : people.id
