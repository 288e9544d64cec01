package io.keyward.report;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An evaluation as JUnit XML, which CI servers show: a suite for each type, a case for each rule on
 * each resource. Outside text comes through {@code Shown}, so nothing that XML 1.0 forbids is left.
 */
public final class EvaluationJunit {
  private final XMLStreamWriter xml;

  private EvaluationJunit(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The whole text. */
  public static String text(Evaluation evaluation, Provenance provenance) {
    Map<String, List<JunitCase>> suites =
        evaluation.all().stream()
            .flatMap(a -> JunitCase.of(a, provenance.file(a.resource())).stream())
            .collect(
                Collectors.groupingBy(JunitCase::suite, LinkedHashMap::new, Collectors.toList()));
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new EvaluationJunit(xml).write(suites);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a report that is no XML was built", e);
    }
    return text.toString();
  }

  private void write(Map<String, List<JunitCase>> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "keyward");
    counts(suites.values().stream().flatMap(List::stream).toList());
    line();
    for (Map.Entry<String, List<JunitCase>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
    xml.close();
  }

  private void suite(String name, List<JunitCase> cases) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    counts(cases);
    xml.writeAttribute("skipped", count(cases, "skipped"));
    line();
    for (JunitCase each : cases) {
      testcase(each);
    }
    xml.writeEndElement();
    line();
  }

  /**
   * What both levels may count: Jenkins refuses {@code skipped} on the outer one. Some servers
   * demand a time; judging is not measured.
   */
  private void counts(List<JunitCase> cases) throws XMLStreamException {
    xml.writeAttribute("tests", String.valueOf(cases.size()));
    xml.writeAttribute("failures", count(cases, "failure"));
    xml.writeAttribute("errors", count(cases, "error"));
    xml.writeAttribute("time", "0");
  }

  private static String count(List<JunitCase> cases, String element) {
    return String.valueOf(cases.stream().filter(c -> c.element().equals(element)).count());
  }

  private void testcase(JunitCase each) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", each.suite());
    xml.writeAttribute("name", each.name());
    xml.writeAttribute("time", "0");
    if (!each.element().isEmpty()) {
      verdict(each);
    }
    xml.writeEndElement();
    line();
  }

  private void verdict(JunitCase each) throws XMLStreamException {
    xml.writeStartElement(each.element());
    xml.writeAttribute("message", each.message());
    if (!each.element().equals("skipped")) {
      xml.writeAttribute("type", each.kind());
      xml.writeCharacters(each.details());
    }
    xml.writeEndElement();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
