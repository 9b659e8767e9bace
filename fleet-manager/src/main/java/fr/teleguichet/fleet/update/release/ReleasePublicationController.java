package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactRepository;
import fr.teleguichet.fleet.update.distribution.ReleaseChannel;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueService;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.api.RefusalStatusMapper;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** How a release comes: its file is sent, then it gets a name and a channel. */
@Hidden
@Controller("/releases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReleasePublicationController {

  private final ArtifactRepository artifacts;
  private final SoftwareCatalogueService composition;
  private final UpdateSettings settings;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  ReleasePublicationController(
      ArtifactRepository artifacts,
      SoftwareCatalogueService composition,
      UpdateSettings settings,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.artifacts = artifacts;
    this.composition = composition;
    this.settings = settings;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> begin(HttpRequest<?> request) {
    return Optional.ofNullable(request.getParameters().get("artifact"))
        .flatMap(this::find)
        .map(artifact -> name(request, artifact, ReleaseNameSuggester.of(artifact), HttpStatus.OK))
        .orElseGet(() -> upload(request));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> publish(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    ReleaseForm form = ReleaseForm.of(fields);
    Optional<Artifact> artifact = find(form.artifact());
    if (artifact.isEmpty()) {
      return upload(request);
    }
    if (!form.errors().isEmpty()) {
      return name(request, artifact.get(), form, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      SoftwareModule module =
          composition.publish(
              form.part(),
              form.name(),
              form.version(),
              ReleaseChannel.of(form.channel()).orElseThrow(),
              artifact.get(),
              visitor);
      return RedirectResponse.to(ReleaseLookup.address(module, "published"));
    } catch (RefusalException refused) {
      Refusal refusal = refused.refusal();
      String why = refusal instanceof Refusal.Conflict ? "release.version.taken" : "release.unfit";
      return name(
          request,
          artifact.get(),
          form.with(Map.of("version", why)),
          RefusalStatusMapper.of(refusal));
    }
  }

  /** A file that can become a release. */
  private Optional<Artifact> find(String number) {
    return artifacts.find(ReleaseForm.number(number)).filter(Artifact::isServed);
  }

  private HttpResponse<String> upload(HttpRequest<?> request) {
    return templates.page(
        "release/upload",
        frames.of(request, NavigationSection.UPDATES, "release.upload.title"),
        new ReleaseViewModels.Upload(settings.largest()));
  }

  private HttpResponse<String> name(
      HttpRequest<?> request, Artifact artifact, ReleaseForm form, HttpStatus status) {
    return templates.page(
        status,
        "release/new",
        frames.of(request, NavigationSection.UPDATES, "release.new.title"),
        new ReleaseViewModels.Publication(artifact, form));
  }
}
