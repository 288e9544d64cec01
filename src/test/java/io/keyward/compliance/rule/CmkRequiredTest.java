package io.keyward.compliance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.GivenChain;
import io.keyward.compliance.Outcome;
import io.keyward.compliance.Severity;
import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.compliance.policy.Policy;
import io.keyward.compliance.policy.file.BadPolicy;
import io.keyward.compliance.policy.file.PolicyFile;
import io.keyward.inventory.Lookup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cmk-required}: a compliant and a violating body of every type, and all between. */
class CmkRequiredTest {
  private static final String ACCOUNT =
      "'type':'Microsoft.CognitiveServices/accounts','location':'westeurope','sku':{'name':'S0'}";
  private static final String KEY =
      "'properties':{'encryption':{'keySource':'Microsoft.KeyVault','keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k'}}}";

  private static Verdict verdict(String body) {
    return GivenChain.assess(GivenChain.alone(body)).verdict();
  }

  @ParameterizedTest
  @CsvSource({
    "AIServices, NON_COMPLIANT",
    "OpenAI, NON_COMPLIANT",
    "openai, NON_COMPLIANT",
    "TextAnalytics, NON_COMPLIANT",
    "TextTranslation, NON_COMPLIANT",
    "FormRecognizer, NON_COMPLIANT",
    "CustomVision.Training, NON_COMPLIANT",
    "CustomVision.Prediction, NON_COMPLIANT",
    "Face, NON_COMPLIANT",
    "ContentSafety, NON_COMPLIANT",
    "ContentModerator, NON_COMPLIANT",
    "Personalizer, NON_COMPLIANT",
    "SpeechServices, NON_COMPLIANT",
    "CognitiveServices, UNDETERMINED",
    "QnAMaker, UNDETERMINED",
    "AnomalyDetector, UNDETERMINED",
    "SomethingNew, UNDETERMINED",
    "'', UNDETERMINED",
    "ComputerVision, UNDETERMINED",
    "LUIS, NOT_SUPPORTED",
    "QnAMaker.V2, NOT_SUPPORTED",
    "ImmersiveReader, NOT_SUPPORTED",
    "Bing.Search.v7, UNDETERMINED"
  })
  void everyKindOfAccountWithAndWithoutAKey(String kind, Verdict without) {
    String start = "{" + ACCOUNT + ",'kind':'" + kind + "',";

    assertThat(verdict(start + "'properties':{}}")).isEqualTo(without);
    assertThat(verdict(start + KEY + "}"))
        .isEqualTo(kind.equals("SpeechServices") ? Verdict.UNDETERMINED : Verdict.COMPLIANT);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'Enabled','keyVaultProperties':{'keyIdentifier':'https://v/keys/k'}}} | COMPLIANT",
        "Microsoft.MachineLearningServices/workspaces | {'encryption':{'status':'Enabled'}} | COMPLIANT",
        "Microsoft.MachineLearningServices/workspaces | {'keyVault':'/v'} | NON_COMPLIANT",
        "Microsoft.MachineLearningServices/registries | {'regionDetails':[]} | NOT_SUPPORTED",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'serviceLevelEncryptionKey':{'keyVaultUri':'https://v'},'encryptionComplianceStatus':'Compliant'}} | UNDETERMINED",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Enabled','serviceLevelEncryptionKey':{'keyVaultUri':'https://v'},'encryptionComplianceStatus':'Compliant'}} | COMPLIANT",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'serviceLevelEncryptionKey':{'keyVaultUri':'https://v'},'encryptionComplianceStatus':'NonCompliant'}} | NON_COMPLIANT",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Enabled','encryptionComplianceStatus':'Compliant'}} | COMPLIANT",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Enabled'}} | UNDETERMINED",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Enabled','encryptionComplianceStatus':'NonCompliant'}} | NON_COMPLIANT",
        "Microsoft.Search/searchServices | {'encryptionWithCmk':{'enforcement':'Disabled','encryptionComplianceStatus':'Compliant'}} | NON_COMPLIANT",
        "Microsoft.BotService/botServices | {'isCmekEnabled':true,'cmekKeyVaultUrl':'https://v/keys/k/1','cmekEncryptionStatus':'On'} | COMPLIANT",
        "Microsoft.BotService/botServices | {'isCmekEnabled':true,'cmekKeyVaultUrl':'https://v/keys/k/1','cmekEncryptionStatus':'Off'} | PENDING",
        "Microsoft.BotService/botServices | {'isCmekEnabled':true,'cmekKeyVaultUrl':'https://v/keys/k/1'} | UNDETERMINED",
        "Microsoft.BotService/botServices | {'isCmekEnabled':false} | NON_COMPLIANT",
        "Microsoft.BotService/botServices | {'msaAppId':'a'} | NON_COMPLIANT",
        "Microsoft.HealthBot/healthBots | {'keyVaultProperties':{'keyVaultUri':'https://v'}} | COMPLIANT",
        "Microsoft.HealthBot/healthBots | {'botManagementPortalLink':'x'} | NON_COMPLIANT",
        "Microsoft.VideoIndexer/accounts | {'accountId':'a'} | NOT_SUPPORTED",
        "Microsoft.CognitiveServices/accounts/encryptionScopes | {'keySource':'Microsoft.KeyVault','state':'Enabled','keyVaultProperties':{'keyVaultUri':'https://v','keyName':'k'}} | COMPLIANT",
        "Microsoft.CognitiveServices/accounts/encryptionScopes | {'keySource':'Microsoft.CognitiveServices'} | NON_COMPLIANT",
        "Microsoft.CognitiveServices/accounts/projects | {} | UNDETERMINED",
        "Microsoft.MachineLearningServices/workspaces | {'provisioningState':'Creating'} | PENDING",
        "Microsoft.MachineLearningServices/workspaces | null | UNDETERMINED",
      })
  void everyOtherType(String type, String properties, Verdict verdict) {
    assertThat(verdict("{'type':'" + type + "','properties':" + properties + "}"))
        .isEqualTo(verdict);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'kind':'OpenAI','sku':{'name':'F0'},'properties':{} | UNDETERMINED",
        "'kind':'TextTranslation','location':'global','properties':{} | NOT_SUPPORTED",
        "'kind':'LUIS','properties':{'capabilities':[{'name':'CustomerManagedKey'}]} | NON_COMPLIANT",
        "'kind':'OpenAI','properties':{'capabilities':[{'name':'Container'}]} | UNDETERMINED",
        "'kind':'OpenAI','sku':{'name':'F0'},'properties':{'capabilities':[{'name':'Container'}]} | NOT_SUPPORTED",
        "'kind':'FormRecognizer','systemData':{'createdAt':'2020-05-10T23:00:00Z'},'properties':{} | NOT_SUPPORTED",
        "'kind':'FormRecognizer','systemData':{'createdAt':'2020-05-11T00:00:00Z'},'properties':{} | NON_COMPLIANT",
        "'kind':'FormRecognizer','systemData':{'createdAt':'yesterday'},'properties':{} | NON_COMPLIANT",
      })
  void whatTheAccountItselfSaysCounts(String rest, Verdict verdict) {
    String body = "{'type':'Microsoft.CognitiveServices/accounts'," + rest + "}";

    assertThat(verdict(body)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"F0, NOT_SUPPORTED, free", "S1, NON_COMPLIANT, standard"})
  void theFreeTierOfSearchCannotAndBotsCanInEveryTier(String bot, Verdict verdict, String search) {
    String body =
        "{'type':'Microsoft.Search/searchServices','sku':{'name':'"
            + search
            + "'},'properties':{'disableLocalAuth':true}}";

    assertThat(verdict(body)).isEqualTo(verdict);
    assertThat(
            verdict(
                "{'type':'Microsoft.BotService/botServices','sku':{'name':'"
                    + bot
                    + "'},'properties':{'isCmekEnabled':false}}"))
        .isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void aProjectCarriesTheVerdictOfItsAccount() {
    String project =
        "{'id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a/projects/p',"
            + "'properties':{}}";
    String open = "{" + ACCOUNT + ",'kind':'AIServices','properties':{}}";
    String closed = "{" + ACCOUNT + ",'kind':'AIServices'," + KEY + "}";

    Assessment violated = GivenChain.assess(GivenChain.under(GivenChain.found(open), project));
    Assessment satisfied = GivenChain.assess(GivenChain.under(GivenChain.found(closed), project));
    Assessment unreadable =
        GivenChain.assess(GivenChain.under(new Lookup.Unreadable<>("no right"), project));

    assertThat(violated.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(satisfied.verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(satisfied.inheritedFrom()).endsWith("/accounts/a");
    assertThat(unreadable.verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void aProjectWhoseHubIsGoneIsNotExemptForWantOfATag() throws BadPolicy {
    Policy exempt = PolicyFile.parse("classification: {whenMissing: exempt}");
    String project =
        "{'type':'Microsoft.MachineLearningServices/workspaces','kind':'Project',"
            + "'properties':{'hubResourceId':'/x'}}";

    Assessment assessment =
        GivenChain.assess(GivenChain.under(new Lookup.Missing<>(), project), exempt);

    assertThat(assessment.verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void aProjectBelowAProjectIsNotToldToBeUnderMicrosoftsKey() {
    String project =
        "{'type':'Microsoft.MachineLearningServices/workspaces','kind':'Project',"
            + "'properties':{'hubResourceId':'/x'}}";

    Assessment assessment = GivenChain.assess(GivenChain.under(GivenChain.found(project), project));

    assertThat(assessment.results())
        .filteredOn(it -> it.rule().equals(CmkRequired.ID))
        .allMatch(it -> it.outcome() instanceof Outcome.Undetermined)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'Microsoft.CognitiveServices/accounts','kind':'ImmersiveReader',"
            + "'properties':{'encryption':{'keySource':'Something.New'}}",
        "'type':'Microsoft.HealthBot/healthBots','systemData':{'createdAt':'2020-01-01T00:00:00Z'},"
            + "'properties':{'keyVaultProperties':{'keyVaultUri':['?'],'keyName':'k'}}"
      })
  void whatTheBodyDoesNotTellIsNotCalledUnsupported(String members) {
    Assessment assessment = GivenChain.assess(GivenChain.alone("{" + members + "}"));

    assertThat(assessment.verdict()).isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void aProjectWaitsForItsAccount() {
    String creating =
        "{" + ACCOUNT + ",'kind':'AIServices','properties':{'provisioningState':'Creating'}}";

    Assessment project =
        GivenChain.assess(
            GivenChain.under(
                GivenChain.found(creating),
                "{'type':'Microsoft.CognitiveServices/accounts/projects','properties':{}}"));

    assertThat(project.verdict()).isEqualTo(Verdict.PENDING);
  }

  @Test
  void speechIsJudgedByTheStorageItOwns() {
    String speech = "{" + ACCOUNT + ",'kind':'SpeechServices','properties':{}}";
    String storage = "{'type':'Microsoft.Storage/storageAccounts','properties':{'encryption':";
    Lookup<io.keyward.inventory.fact.Resource> good =
        GivenChain.found(storage + "{'keySource':'Microsoft.Keyvault'}}}");
    Lookup<io.keyward.inventory.fact.Resource> bad =
        GivenChain.found(storage + "{'keySource':'Microsoft.Storage'}}}");

    assertThat(GivenChain.assess(GivenChain.with(List.of(good), speech)).verdict())
        .isEqualTo(Verdict.COMPLIANT);
    assertThat(GivenChain.assess(GivenChain.with(List.of(good, bad), speech)).verdict())
        .isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(
            GivenChain.assess(GivenChain.with(List.of(good, new Lookup.Unreadable<>("no")), speech))
                .verdict())
        .isEqualTo(Verdict.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource({
    "Regulated, Production, CRITICAL",
    "confidential, PROD, HIGH",
    "Confidential, Test, MEDIUM",
    "'', Production, HIGH"
  })
  void theSeverityFollowsClassificationAndProduction(
      String classification, String environment, Severity severity) {
    Assessment assessment =
        GivenChain.assess(
            GivenChain.alone(
                "{"
                    + ACCOUNT
                    + ",'kind':'OpenAI','properties':{},'tags':{'DATACLASSIFICATION':'"
                    + classification
                    + "','environment':'"
                    + environment
                    + "'}}"));

    assertThat(assessment.severity()).isEqualTo(severity);
    assertThat(assessment.findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Public, COMPLIANT",
    "internal, COMPLIANT",
    "Confidential, NON_COMPLIANT",
    "Secret, NON_COMPLIANT"
  })
  void onlySomeClassificationsRequireAKey(String classification, Verdict verdict) {
    assertThat(
            verdict(
                "{"
                    + ACCOUNT
                    + ",'kind':'OpenAI','properties':{},'tags':{'DataClassification':'"
                    + classification
                    + "'}}"))
        .isEqualTo(verdict);
  }

  @Test
  void aTagWithLineBreaksIsShownOnOneLine() {
    Assessment assessment =
        GivenChain.assess(
            GivenChain.alone(
                "{"
                    + ACCOUNT
                    + ",'kind':'OpenAI','properties':{},'tags':{'DataClassification':'a\\r\\nb'}}"));

    assertThat(assessment.classification()).isEqualTo("a  b");
    assertThat(assessment.findings().get(0).message()).doesNotContain("\n");
  }
}
