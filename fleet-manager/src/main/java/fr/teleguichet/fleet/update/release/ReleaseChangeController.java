package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.Quarantine;
import fr.teleguichet.fleet.update.distribution.Composition;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** How a release changes: meant for all, withdrawn, given back; each after a question. */
@Hidden
@Controller("/releases/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleaseChangeController {

  private static final int LONGEST_REASON = 500;

  private final Releases releases;
  private final Composition composition;
  private final Quarantine quarantine;
  private final ReleaseController pages;
  private final Frames frames;
  private final Templates templates;

  ReleaseChangeController(
      Releases releases,
      Composition composition,
      Quarantine quarantine,
      ReleaseController pages,
      Frames frames,
      Templates templates) {
    this.releases = releases;
    this.composition = composition;
    this.quarantine = quarantine;
    this.pages = pages;
    this.frames = frames;
    this.templates = templates;
  }

  @Post("/promote")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> promote(HttpRequest<?> request, Visitor visitor, @PathVariable String id) {
    Optional<SoftwareModule> module = releases.find(id);
    if (module.isEmpty()) {
      return pages.unknown(request, id);
    }
    try {
      SoftwareModule _ = composition.promote(module.get(), visitor);
    } catch (ProblemException _) {
      return redirect(id, ""); // somebody was faster: the page says how it is
    }
    return redirect(id, "?done=promoted");
  }

  @Get("/withdraw")
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> question(HttpRequest<?> request, Visitor visitor, @PathVariable String id) {
    return releases
        .find(id)
        .map(module -> question(request, visitor, module, "", Optional.empty()))
        .orElseGet(() -> pages.unknown(request, id));
  }

  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> withdraw(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    Optional<SoftwareModule> module = releases.find(id);
    if (module.isEmpty()) {
      return pages.unknown(request, id);
    }
    String reason = fields.getOrDefault("reason", "").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      return question(
          request, visitor, module.get(), reason, Optional.of("release.withdraw.reason.wrong"));
    }
    if (!fields.getOrDefault("version", "").strip().equals(module.get().version())) {
      return question(
          request, visitor, module.get(), reason, Optional.of("release.withdraw.version.wrong"));
    }
    for (Artifact artifact : module.get().artifacts()) {
      quarantine.withdraw(artifact, reason, visitor);
    }
    return redirect(id, "?done=withdrawn");
  }

  @Post("/restore")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> restore(HttpRequest<?> request, Visitor visitor, @PathVariable String id) {
    Optional<SoftwareModule> module = releases.find(id);
    if (module.isEmpty()) {
      return pages.unknown(request, id);
    }
    for (Artifact artifact : module.get().artifacts()) {
      if (artifact.withdrawal().isPresent()) {
        quarantine.restore(artifact, artifact.name(), visitor);
      }
    }
    return redirect(id, "?done=restored");
  }

  private HttpResponse<String> question(
      HttpRequest<?> request,
      Visitor visitor,
      SoftwareModule module,
      String reason,
      Optional<String> wrong) {
    return templates.page(
        wrong.isPresent() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK,
        "release/withdraw",
        frames.of(
            request, Section.UPDATES, "release.withdraw.title", module.name(), module.version()),
        new ReleasePages.Withdrawal(module, releases.runners(module, visitor), reason, wrong));
  }

  private static HttpResponse<String> redirect(String id, String done) {
    return HttpResponse.seeOther(URI.create("/releases/" + id + done));
  }
}
