package fr.teleguichet.fleet.update.release;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.Artifacts;
import fr.teleguichet.fleet.update.distribution.Channel;
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
final class PublicationController {

  private final Artifacts artifacts;
  private final Composition composition;
  private final UpdateSettings settings;
  private final Frames frames;
  private final Templates templates;

  PublicationController(
      Artifacts artifacts,
      Composition composition,
      UpdateSettings settings,
      Frames frames,
      Templates templates) {
    this.artifacts = artifacts;
    this.composition = composition;
    this.settings = settings;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> begin(HttpRequest<?> request) {
    return Optional.ofNullable(request.getParameters().get("artifact"))
        .flatMap(this::find)
        .map(artifact -> name(request, artifact, Suggestion.of(artifact), HttpStatus.OK))
        .orElseGet(() -> upload(request));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> publish(
      HttpRequest<?> request, Visitor visitor, @Body Map<String, String> fields) {
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
              Channel.of(form.channel()).orElseThrow(),
              artifact.get(),
              visitor);
      return ReleaseView.redirect(module, "published");
    } catch (ProblemException refusal) {
      String why =
          refusal.status() == HttpStatus.CONFLICT ? "release.version.taken" : "release.unfit";
      return name(request, artifact.get(), form.with(Map.of("version", why)), refusal.status());
    }
  }

  /** A file that can become a release. */
  private Optional<Artifact> find(String number) {
    return artifacts.find(ReleaseForm.number(number)).filter(Artifact::isServed);
  }

  private HttpResponse<String> upload(HttpRequest<?> request) {
    return templates.page(
        "release/upload",
        frames.of(request, Section.UPDATES, "release.upload.title"),
        new ReleasePages.Upload(settings.largest()));
  }

  private HttpResponse<String> name(
      HttpRequest<?> request, Artifact artifact, ReleaseForm form, HttpStatus status) {
    return templates.page(
        status,
        "release/new",
        frames.of(request, Section.UPDATES, "release.new.title"),
        new ReleasePages.Publication(artifact, form));
  }
}
