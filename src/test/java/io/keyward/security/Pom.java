package io.keyward.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The build file, as far as its direct dependencies go. */
final class Pom {
  private final Element project;

  private Pom(Element project) {
    this.project = project;
  }

  /** A direct dependency; the scope is "compile" where none is written. */
  record Dependency(String group, String artifact, String version, String scope) {
    boolean isDeployed() {
      return !scope.equals("test");
    }
  }

  static Pom read() {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Path.of("pom.xml").toFile());
      return new Pom(document.getDocumentElement());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("pom.xml cannot be read", e);
    }
  }

  String version() {
    return text(project, "version", "");
  }

  List<Dependency> dependencies() {
    return children(child(project, "dependencies"), "dependency").stream()
        .map(
            it ->
                new Dependency(
                    text(it, "groupId", ""),
                    text(it, "artifactId", ""),
                    value(text(it, "version", "")),
                    text(it, "scope", "compile")))
        .toList();
  }

  private String value(String text) {
    return text.startsWith("${")
        ? text(child(project, "properties"), text.substring(2, text.length() - 1), "")
        : text;
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).get(0);
  }

  private static String text(Element parent, String name, String otherwise) {
    return children(parent, name).stream()
        .findFirst()
        .map(it -> it.getTextContent().strip())
        .orElse(otherwise);
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && node.getNodeName().equals(name))
        .map(Element.class::cast)
        .toList();
  }
}
