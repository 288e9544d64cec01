// The four figures and the health of the app as one page in the portal.
@description('Region.')
param location string

@description('Tags of each resource.')
param tags object

@description('Id of the Application Insights component that holds the figures.')
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(insightsId, 'keyward-figures')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Keyward: the four figures'
    category: 'workbook'
    sourceId: insightsId
    serializedData: string(loadJsonContent('../workbook.json'))
  }
}
