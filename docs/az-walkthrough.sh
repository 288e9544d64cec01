# The walk-through: a non-compliant account gets one ticket and is given its key by hand; a second one is put right by Keyward.
# Needs a running sandbox (mvn -Psandbox) and the az CLI (Debian's package azure-cli will do).
# Run line by line, or all at once: HOST=http://localhost:7071 AZURE=https://localhost:8443 CA=target/sandbox/ca.pem bash docs/az-walkthrough.sh
set -euo pipefail
HOST=${HOST:-http://localhost:7071}
AZURE=${AZURE:-https://localhost:8443}
CA=${CA:-target/sandbox/ca.pem}

# 1. Tell az about the simulated cloud. AZURE_CONFIG_DIR keeps your own sign-in untouched.
export AZURE_CONFIG_DIR=${AZURE_CONFIG_DIR:-$PWD/target/sandbox/az}
REQUESTS_CA_BUNDLE=$(realpath "$CA")
export REQUESTS_CA_BUNDLE
export AZURE_CORE_COLLECT_TELEMETRY=no
cloud='{"endpoints":{"resourceManager":"AZURE","management":"https://management.azure.com/",
  "activeDirectory":"AZURE/adfs","activeDirectoryResourceId":"https://management.azure.com/",
  "activeDirectoryGraphResourceId":"AZURE/graph/","microsoftGraphResourceId":"AZURE/graph/"},
  "suffixes":{"keyvaultDns":".vault.azure.net"}}'
az cloud list --query "[?name=='keyward-sandbox']" -o tsv | grep -q . ||
  az cloud register -n keyward-sandbox --cloud-config "${cloud//AZURE/$AZURE}"
az cloud set -n keyward-sandbox

# 2. Sign in as a service principal; any name and secret will do here.
az login --service-principal -u writer -p sandbox-secret --tenant 11111111-1111-1111-1111-111111111111 -o none

# 3. Create an account without a customer-managed key.
az group create -n rg-walk -l westeurope -o none
az cognitiveservices account create -n openai-walk -g rg-walk --kind OpenAI --sku S0 -l westeurope --yes \
  --tags DataClassification=Confidential Environment=Production -o none
az cognitiveservices account list -g rg-walk -o table
ID=$(az cognitiveservices account show -n openai-walk -g rg-walk --query id -o tsv)

# 4. Let the settling window pass and look at the ticket.
COOKIES=$AZURE_CONFIG_DIR/cookies
curl -sf -o /dev/null -c "$COOKIES" "$HOST/.auth/login/sandbox?user=ana&roles=Keyward.Reader"
curl -sf -X POST "$HOST/sandbox/clock" -d '{"advance":"PT11M"}' >/dev/null
tickets() { curl -sf -b "$COOKIES" -G "$HOST/api/tickets" --data-urlencode "subject=$ID"; }
tickets; echo
tickets | grep -q '"state":"awaitingApproval"'

# 5. Give it a key: a vault with purge protection, a key, an identity, a grant on that key alone, the encryption block.
az keyvault create -n kv-walk -g rg-walk -l westeurope --enable-rbac-authorization true --enable-purge-protection true -o none
VAULT=$(az keyvault show -n kv-walk -g rg-walk --query id -o tsv)
az rest --method put --url "$VAULT/keys/cmk?api-version=2023-07-01" -o none \
  --body '{"properties":{"kty":"RSA","keySize":2048,"keyOps":["wrapKey","unwrapKey"]}}'
az cognitiveservices account identity assign -n openai-walk -g rg-walk -o none
OID=$(az cognitiveservices account identity show -n openai-walk -g rg-walk --query principalId -o tsv)
ROLE=/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6
az rest --method put -o none \
  --url "$VAULT/keys/cmk/providers/Microsoft.Authorization/roleAssignments/5f1a6f0e-9d0c-4f53-9a53-1f2d3c4b5a60?api-version=2022-04-01" \
  --body "{\"properties\":{\"roleDefinitionId\":\"$ROLE\",\"principalId\":\"$OID\",\"principalType\":\"ServicePrincipal\"}}"
az cognitiveservices account update -n openai-walk -g rg-walk -o none \
  --encryption '{"keySource":"Microsoft.KeyVault","keyVaultProperties":{"keyVaultUri":"https://kv-walk.vault.azure.net","keyName":"cmk"}}'

# 6. The same check runs again on the write; the ticket closes.
closed=no
for _ in $(seq 50); do
  if tickets | grep -q '"closedAs":"resolvedExternally"'; then
    tickets; echo
    echo "The ticket is closed: the account runs under its own key."
    closed=yes
    break
  fi
  sleep 0.2
done
[ "$closed" = yes ] || { echo "The ticket did not close." >&2; exit 1; }

# 7. Another account without a key. This time Keyward puts it right, once a second person approves the plan.
az cognitiveservices account create -n openai-mend -g rg-walk --kind OpenAI --sku S0 -l westeurope --yes \
  --tags DataClassification=Confidential Environment=Production -o none
ID=$(az cognitiveservices account show -n openai-mend -g rg-walk --query id -o tsv)
curl -sf -X POST "$HOST/sandbox/clock" -d '{"advance":"PT11M"}' >/dev/null
TICKET=$(tickets | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
PLAN=$(tickets | grep -o '"plan":{"hash":"[0-9a-f]*"' | cut -d'"' -f6)
approve() {
  curl -sf -o /dev/null -c "$COOKIES.$1" "$HOST/.auth/login/sandbox?user=$1&roles=Keyward.Approver"
  curl -s -b "$COOKIES.$1" -H 'Content-Type: application/json' -d "{\"planHash\":\"$PLAN\"}" "$HOST/api/tickets/$TICKET/approve"
}
approve writer | grep "cannot decide on its ticket"; echo
approve bob | grep -q '"state":"approved"'
curl -sf -X POST "$HOST/sandbox/clock" -d '{"advance":"PT1H"}' >/dev/null
tickets | grep -q '"state":"resolved"'
az cognitiveservices account show -n openai-mend -g rg-walk --query properties.encryption -o json
echo "The ticket is resolved: Keyward applied the approved plan and the same check finds nothing."

# 8. The history of it all is chained; the export verifies.
curl -sf -b "$COOKIES" "$HOST/api/audit?top=500" > "$AZURE_CONFIG_DIR/audit.json"
JAR=${JAR:-target/keyward.jar}
[ ! -f "$JAR" ] || java -jar "$JAR" audit verify "$AZURE_CONFIG_DIR/audit.json"
