package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.AdmitsEveryRole;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskPage.Remembered;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.telemetry.NodeView;
import fr.teleguichet.fleet.telemetry.Telemetry;
import gg.jte.Content;
import io.micronaut.core.order.OrderUtil;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;

/** A kiosk's page, and its history for a spreadsheet. */
@Hidden
@Controller("/kiosks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskController {

  private static final Pattern UNSAFE = Pattern.compile("[^0-9A-Za-z._-]");

  private final LiveFleet fleet;
  private final Telemetry telemetry;
  private final Past past;
  private final History history;
  private final UpdateRecord.Words words;
  private final List<KioskPart> parts;
  private final Frames frames;
  private final Templates templates;
  private final Clock clock;

  KioskController(
      LiveFleet fleet,
      Telemetry telemetry,
      Past past,
      History history,
      UpdateRecord.Words words,
      List<KioskPart> parts,
      Frames frames,
      Templates templates,
      Clock clock) {
    this.fleet = fleet;
    this.telemetry = telemetry;
    this.past = past;
    this.history = history;
    this.words = words;
    this.parts = OrderUtil.sort(parts.stream()).toList();
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/{name}")
  @AdmitsEveryRole
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> kiosk(HttpRequest<?> request, Visitor visitor, @PathVariable String name) {
    Optional<KioskRow> row = fleet.picture().find(name, visitor.scope());
    if (row.isEmpty()) {
      return KioskPage.NOT_THERE.page(frames, templates, request, name);
    }
    Frame frame = frames.of(request, Section.NETWORK, "kiosk.title", row.get().title());
    Period period =
        Period.ofWord(Objects.requireNonNullElse(request.getParameters().get("period"), ""));
    KioskPage page =
        new KioskPage(
            row.get(),
            view(row.get()),
            remembered(row.get(), frame.text()),
            period,
            parts.stream()
                .flatMap(part -> part.show(frame, row.get(), visitor).stream())
                .map(KioskController::asItIs)
                .toList());
    return templates.page("kiosk/kiosk", frame, page);
  }

  /** What a template has filled already. */
  private static Content asItIs(String html) {
    return output -> output.writeContent(html);
  }

  private Optional<NodeView> view(KioskRow row) {
    return row.node().flatMap(telemetry.board()::view);
  }

  /** Without its database the manager still knows how the kiosk is now. */
  private Optional<Remembered> remembered(KioskRow row, Text text) {
    try {
      return row.node()
          .flatMap(past::id)
          .map(
              id ->
                  new Remembered(
                      past.linkChanges(id),
                      past.deviceChanges(id),
                      past.lastRecords(id).stream().map(it -> recorded(it, text)).toList(),
                      past.gaps(id),
                      past.otherValues(id)));
    } catch (JdbiException _) {
      return Optional.empty();
    }
  }

  private KioskPage.Recorded recorded(Past.Entry entry, Text text) {
    return new KioskPage.Recorded(
        entry, entry.update().map(it -> words.sentence(it, text)).orElse(""));
  }

  @Get("/{name}/history.csv")
  @AdmitsEveryRole
  @Produces("text/csv")
  HttpResponse<String> csv(HttpRequest<?> request, Visitor visitor, @PathVariable String name) {
    Period period =
        Period.ofWord(Objects.requireNonNullElse(request.getParameters().get("period"), ""));
    Optional<Integer> id =
        fleet.picture().find(name, visitor.scope()).flatMap(KioskRow::node).flatMap(past::id);
    if (id.isEmpty()) {
      return HttpResponse.notFound();
    }
    Instant now = clock.instant();
    StringBuilder csv = new StringBuilder();
    history.writeCsv(
        id.get(), now.minus(period.length()), now, line -> csv.append(line).append("\r\n"));
    String file = UNSAFE.matcher(name).replaceAll("-") + "-" + period.word() + ".csv";
    return HttpResponse.ok(csv.toString())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }
}
