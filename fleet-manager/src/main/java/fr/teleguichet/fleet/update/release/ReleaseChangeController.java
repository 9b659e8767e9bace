package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactChangeService;
import fr.teleguichet.fleet.update.distribution.ReleaseChannel;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueService;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How a release changes: meant for all, withdrawn, given back; each after a question. */
@Hidden
@Controller("/releases/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleaseChangeController {

  private static final int MAX_REASON_LENGTH = 500;

  private final ReleaseOverviewReader releases;
  private final ReleaseLookup lookup;
  private final SoftwareCatalogueService composition;
  private final ArtifactChangeService quarantine;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ReleaseChangeController(
      ReleaseOverviewReader releases,
      ReleaseLookup lookup,
      SoftwareCatalogueService composition,
      ArtifactChangeService quarantine,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.releases = releases;
    this.lookup = lookup;
    this.composition = composition;
    this.quarantine = quarantine;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/promote")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> promote(HttpRequest<?> request, @PathVariable String id, Principal visitor) {
    return question(
        request,
        visitor,
        id,
        "promote",
        it -> !it.isWithdrawn() && it.channel() == ReleaseChannel.PILOT);
  }

  @Post("/promote")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> promote(Principal visitor, @PathVariable String id) {
    SoftwareModule module = lookup.module(id);
    try {
      SoftwareModule _ = composition.promote(module, visitor);
    } catch (RefusalException _) {
      return RedirectResponse.to(
          ReleaseLookup.address(module)); // somebody was faster: the page says how it is
    }
    return RedirectResponse.to(ReleaseLookup.address(module, "promoted"));
  }

  @Get("/withdraw")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    SoftwareModule module = lookup.module(id);
    return question(request, visitor, module, "", "", Set.of());
  }

  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> withdraw(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    String reason = SubmittedFormFields.shown(fields.getOrDefault("reason", "").strip());
    String version = SubmittedFormFields.shown(fields.getOrDefault("version", "").strip());
    SoftwareModule module = lookup.module(id);
    Set<String> wrong = wrong(module, reason, version);
    if (!wrong.isEmpty()) {
      return question(request, visitor, module, reason, version, wrong);
    }
    for (Artifact artifact : module.artifacts()) {
      quarantine.withdraw(artifact, reason, visitor);
    }
    return RedirectResponse.to(ReleaseLookup.address(module, "withdrawn"));
  }

  private static Set<String> wrong(SoftwareModule module, String reason, String version) {
    Set<String> wrong = new HashSet<>();
    if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
      boolean _ = wrong.add("reason");
    }
    if (!version.equals(module.version())) {
      boolean _ = wrong.add("version");
    }
    return wrong;
  }

  @Get("/restore")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> restore(HttpRequest<?> request, @PathVariable String id, Principal visitor) {
    return question(request, visitor, id, "restore", SoftwareModule::isWithdrawn);
  }

  @Post("/restore")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> restore(Principal visitor, @PathVariable String id) {
    SoftwareModule module = lookup.module(id);
    for (Artifact artifact : module.artifacts()) {
      if (artifact.withdrawal().isPresent()) {
        quarantine.restore(artifact, artifact.name(), visitor);
      }
    }
    return RedirectResponse.to(ReleaseLookup.address(module, "restored"));
  }

  /** Asks; where there is nothing to ask any more, the release's page says how it is. */
  private HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      String id,
      String act,
      Predicate<SoftwareModule> fits) {
    SoftwareModule module = lookup.module(id);
    return fits.test(module)
        ? templates.page(
            "release/question",
            frames.of(
                request,
                NavigationSection.UPDATES,
                "release.ask." + act,
                module.name(),
                module.version()),
            new ReleaseViewModels.Question(module, act, releases.runners(module, visitor)))
        : RedirectResponse.to(ReleaseLookup.address(module));
  }

  private HttpResponse<String> question(
      HttpRequest<?> request,
      Principal visitor,
      SoftwareModule module,
      String reason,
      String version,
      Set<String> wrong) {
    return templates.page(
        wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        "release/withdraw",
        frames.of(
            request,
            NavigationSection.UPDATES,
            "release.withdraw.title",
            module.name(),
            module.version()),
        new ReleaseViewModels.Withdrawal(
            module, releases.runners(module, visitor), reason, version, wrong));
  }
}
