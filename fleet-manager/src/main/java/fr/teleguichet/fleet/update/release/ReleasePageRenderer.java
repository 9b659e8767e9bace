package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.page.CompletionMessage;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What pages of releases have in common. */
@Singleton
final class ReleasePageRenderer {

  private static final Set<String> DONE =
      Set.of("published", "promoted", "withdrawn", "restored", "described");

  private final ReleaseOverviewReader releases;
  private final PageFrameFactory frames;
  private final Templates templates;

  ReleasePageRenderer(
      ReleaseOverviewReader releases, PageFrameFactory frames, Templates templates) {
    this.releases = releases;
    this.frames = frames;
    this.templates = templates;
  }

  /** Answers for the release that the address names, or that there is none. */
  HttpResponse<String> of(
      HttpRequest<?> request, String id, Function<SoftwareModule, HttpResponse<String>> answer) {
    return releases
        .find(id)
        .map(answer)
        .orElseGet(() -> ReleaseViewModels.NOT_THERE.page(frames, templates, request, id));
  }

  static Optional<String> done(HttpRequest<?> request) {
    return CompletionMessage.message(request, "release.done.", DONE);
  }

  /** To the release's page, which says how it is. */
  static HttpResponse<String> redirect(SoftwareModule module) {
    return HttpResponse.seeOther(URI.create("/releases/" + module.id()));
  }

  /** To the release's page, which also says what was just done. */
  static HttpResponse<String> redirect(SoftwareModule module, String done) {
    return HttpResponse.seeOther(URI.create("/releases/" + module.id() + "?done=" + done));
  }
}
