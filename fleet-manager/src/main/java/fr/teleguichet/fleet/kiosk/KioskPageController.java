package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskViewModel.Remembered;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
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
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** A kiosk's page, and its history for a spreadsheet. */
@Hidden
@Controller("/kiosks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskPageController {

  private static final Pattern UNSAFE = Pattern.compile("[^0-9A-Za-z._-]");

  private final LiveFleetStatus fleet;
  private final TelemetryIngest telemetry;
  private final KioskHistoryReader past;
  private final MeasureHistoryReader history;
  private final UpdateRecord.Words words;
  private final PublicServiceCache services;
  private final List<KioskPageSection> parts;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  KioskPageController(
      LiveFleetStatus fleet,
      TelemetryIngest telemetry,
      KioskHistoryReader past,
      MeasureHistoryReader history,
      UpdateRecord.Words words,
      PublicServiceCache services,
      List<KioskPageSection> parts,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.fleet = fleet;
    this.telemetry = telemetry;
    this.past = past;
    this.history = history;
    this.words = words;
    this.services = services;
    this.parts = OrderUtil.sort(parts.stream()).toList();
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/{name}")
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> now(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    return page(request, visitor, name, KioskPageTab.NOW);
  }

  @Get("/{name}/history")
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> history(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    return page(request, visitor, name, KioskPageTab.HISTORY);
  }

  @Get("/{name}/identity")
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> identity(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    return page(request, visitor, name, KioskPageTab.IDENTITY);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, Principal visitor, KioskUrlName name, KioskPageTab tab) {
    KioskRow row =
        fleet
            .picture()
            .find(name, visitor.scope())
            .orElseThrow(() -> KioskViewModel.NOT_THERE.exception(name.text()));
    PageFrame frame = frames.of(request, NavigationSection.NETWORK, "kiosk.title", row.title());
    KioskViewModel page =
        new KioskViewModel(
            row,
            tab,
            view(row),
            tab == KioskPageTab.NOW ? Optional.empty() : remembered(row, tab, frame),
            HistoryPeriod.ofWord(
                Objects.requireNonNullElse(request.getParameters().get("period"), "")),
            services::name,
            parts.stream()
                .filter(part -> part.tab() == tab)
                .flatMap(part -> part.show(frame, row, visitor).stream())
                .map(KioskPageController::asItIs)
                .toList());
    return templates.page("kiosk/" + tab.code(), frame, page);
  }

  /** What a template has filled already. */
  private static Content asItIs(String html) {
    return output -> output.writeContent(html);
  }

  private Optional<NodeView> view(KioskRow row) {
    return row.node().flatMap(telemetry.board()::view);
  }

  /** Without its database the manager still knows how the kiosk is now. */
  private Optional<Remembered> remembered(KioskRow row, KioskPageTab tab, PageFrame frame) {
    try {
      return row.node()
          .flatMap(past::id)
          .map(
              id ->
                  tab == KioskPageTab.IDENTITY
                      ? new Remembered(List.of(), List.of(), past.otherValues(id))
                      : frame.tellsOfUse()
                          ? new Remembered(
                              happened(id, records(id, frame.text()), frame.text()),
                              past.gaps(id),
                              List.of())
                          : new Remembered(
                              happened(id, Stream.of(), frame.text()), List.of(), List.of()));
    } catch (JdbiException _) {
      return Optional.empty();
    }
  }

  private Stream<KioskHistoryEntry> records(int id, LocalizedText text) {
    return past.lastRecords(id).stream().map(it -> KioskHistoryEntry.of(it, words, text));
  }

  private List<KioskHistoryEntry> happened(
      int id, Stream<KioskHistoryEntry> records, LocalizedText text) {
    return KioskHistoryEntry.newestFirst(
        Stream.of(
                past.linkChanges(id).stream().map(it -> KioskHistoryEntry.of(it, text)),
                past.deviceChanges(id).stream().map(it -> KioskHistoryEntry.of(it, text)),
                records)
            .flatMap(it -> it));
  }

  @Get("/{name}/history.csv")
  @AnyRoleAllowed
  @Produces("text/csv")
  HttpResponse<String> csv(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    HistoryPeriod period =
        HistoryPeriod.ofWord(Objects.requireNonNullElse(request.getParameters().get("period"), ""));
    Optional<Integer> id =
        fleet.picture().find(name, visitor.scope()).flatMap(KioskRow::node).flatMap(past::id);
    if (id.isEmpty()) {
      return HttpResponse.notFound();
    }
    Instant now = clock.instant();
    StringBuilder csv = new StringBuilder();
    history.writeCsv(
        id.get(), now.minus(period.length()), now, line -> csv.append(line).append("\r\n"));
    String file = UNSAFE.matcher(name.text()).replaceAll("-") + "-" + period.code() + ".csv";
    return HttpResponse.ok(csv.toString())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }
}
