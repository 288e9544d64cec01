package io.keyward.cli;

import io.keyward.cli.option.Input;
import io.keyward.cli.option.Refusal;
import io.keyward.cli.option.TableOrJson;
import io.keyward.cli.option.Terminal;
import io.keyward.inventory.parse.AzureEvent;
import io.keyward.report.EventReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code event}: explains what an event says and whether it matters. */
@Command(
    name = "event",
    mixinStandardHelpOptions = true,
    description = "Explain events: which resource, which operation, relevant or why not.",
    footer = {
      "",
      "Input: Event Grid schema or CloudEvents, one object or an array, dead-lettered ones too.",
      "",
      "Exit codes: 0 explained, 1 usage or failure."
    })
final class EventCommand implements Callable<Object> {
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private TableOrJson format = TableOrJson.table;

  @Parameters(paramLabel = "PATH", description = "A file, or - for standard input.")
  private String path = "";

  EventCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Object call() throws Refusal {
    Object json = new Input(terminal.in()).json(path);
    List<?> elements = json instanceof List<?> list ? list : List.of(json);
    List<AzureEvent> events = elements.stream().map(EventCommand::explained).toList();
    terminal.print(
        format.lines(
            () -> EventReport.lines(events, terminal.style()), () -> EventReport.document(events)));
    return 0;
  }

  @SuppressWarnings("unchecked") // a JSON object's names are texts
  private static AzureEvent explained(@Nullable Object element) {
    AzureEvent none =
        new AzureEvent("", "", "", Set.of(), false, "this is no event: it has no event type");
    return element instanceof Map<?, ?> map
        ? AzureEvent.read((Map<String, ?>) map).orElse(none)
        : none;
  }
}
