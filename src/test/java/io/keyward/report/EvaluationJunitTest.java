package io.keyward.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyward.compliance.Verdict;
import io.keyward.compliance.assess.Assessment;
import io.keyward.inventory.Shown;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** JUnit XML, as a CI server reads it. */
class EvaluationJunitTest {

  private static Element read(Assessment... assessments) throws Exception {
    String text = EvaluationJunit.text(Judged.evaluation(assessments), Judged.NOWHERE);
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static Element only(Element root, String name) {
    NodeList found = root.getElementsByTagName(name);
    assertThat(found.getLength()).as(name).isEqualTo(1);
    return (Element) found.item(0);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLIANT, notApplicable, skipped, why",
    "NON_COMPLIANT, violated, failure, why",
    "NON_COMPLIANT, undetermined, error, why",
    "UNDETERMINED, undetermined, error, why",
    "WAIVED, violated, skipped, Waived: why",
    "PENDING, violated, skipped, Not final yet: why",
    "PENDING, satisfied, skipped, Not final yet: why",
    "PENDING, undetermined, skipped, Not final yet: why",
    "NOT_SUPPORTED, notApplicable, skipped, why",
    "NOT_SUPPORTED, undetermined, skipped, why"
  })
  void whatDidNotPassSaysWhy(Verdict verdict, String outcome, String element, String message)
      throws Exception {
    Element root = read(Judged.as(verdict, Judged.outcome(outcome)));

    assertThat(only(root, element).getAttribute("message")).isEqualTo(message);
    assertThat(only(root, "testcase").getChildNodes().getLength()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"COMPLIANT", "NON_COMPLIANT", "NOT_SUPPORTED"})
  void onlyWhatIsSatisfiedPasses(Verdict verdict) throws Exception {
    Element root = read(Judged.as(verdict, Judged.outcome("satisfied")));

    assertThat(only(root, "testcase").hasChildNodes()).isFalse();
  }

  @Test
  void aSuiteCountsItsCases() throws Exception {
    Element root =
        read(
            Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED),
            Judged.as(Verdict.UNDETERMINED, Judged.outcome("undetermined")),
            Judged.as(Verdict.COMPLIANT, Judged.outcome("notApplicable")),
            Judged.as(Verdict.COMPLIANT, Judged.outcome("satisfied")));

    for (Element counting : new Element[] {root, only(root, "testsuite")}) {
      assertThat(counting.getAttribute("tests")).isEqualTo("4");
      assertThat(counting.getAttribute("failures")).isEqualTo("1");
      assertThat(counting.getAttribute("errors")).isEqualTo("1");
    }
    assertThat(only(root, "testsuite").getAttribute("skipped")).isEqualTo("1");
    assertThat(root.hasAttribute("skipped")).as("Jenkins refuses it there").isFalse();
  }

  @Test
  void aFailureHasWhatIsNeededToMendIt() throws Exception {
    Element root = read(Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED));

    assertThat(only(root, "testsuite").getAttribute("name"))
        .isEqualTo("Microsoft.CognitiveServices/accounts");
    assertThat(only(root, "testcase").getAttribute("name"))
        .isEqualTo("cmk-required /subscriptions/S/a");
    assertThat(only(root, "failure").getAttribute("type")).isEqualTo("high");
    assertThat(only(root, "failure").getTextContent().lines())
        .contains("observed: this", "expected: that", "evidence: a fact")
        .anyMatch(line -> line.startsWith("fix: Give the resource an identity"));
  }

  @Test
  void aVaultHasItsCasesToo() throws Exception {
    Assessment vault = Judged.as(Verdict.NON_COMPLIANT, Judged.VIOLATED);
    Evaluation evaluation = new Evaluation(List.of(), List.of(vault), List.of(), 0);

    assertThat(EvaluationJunit.text(evaluation, Judged.NOWHERE)).contains("<failure ");
  }

  @Test
  void nothingJudgedIsAnEmptyReport() throws Exception {
    assertThat(read().getElementsByTagName("testsuite").getLength()).isZero();
  }

  @Property
  void whateverTheTextItIsXml(@ForAll String text) throws Exception {
    Element root = read(Judged.saying("<&>\"']]>\ud83d\ude00" + text));

    assertThat(only(root, "failure").getAttribute("message"))
        .isEqualTo(Shown.whole("<&>\"']]>\ud83d\ude00" + text));
  }
}
