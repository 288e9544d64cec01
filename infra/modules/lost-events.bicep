// Somebody hears of events of a topic that did not arrive.
@description('Tags of each resource.')
param tags object = {}

@description('Name of the system topic.')
param topicName string

@description('Name of the app whose events are lost; another one on the same topic has alerts of its own.')
param appName string

@description('What to do when its events are lost.')
param advice string

@description('Id of the action group that hears of it; empty for none: then the alerts are only seen in the portal.')
param actionGroupId string

var undelivered = [
  'DeadLetteredCount'
  'DroppedEventCount'
]

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource lost 'Microsoft.Insights/metricAlerts@2018-03-01' = [for metric in undelivered: {
  name: 'keyward-${toLower(metric)}-${topicName}-${appName}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Events of ${topicName} did not reach ${appName}, or another subscriber of the topic: look into keyward-dead-letters, and ${advice}.'
    severity: 2
    enabled: true
    scopes: [ topic.id ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: metric
          criterionType: 'StaticThresholdCriterion'
          metricName: metric
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: empty(actionGroupId) ? [] : [ { actionGroupId: actionGroupId } ]
  }
}]
