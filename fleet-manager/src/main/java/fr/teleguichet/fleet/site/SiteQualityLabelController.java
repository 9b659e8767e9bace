package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.history.SiteChangeRepository;
import fr.teleguichet.fleet.site.label.SiteQualityLabel;
import fr.teleguichet.fleet.site.label.SiteQualityLabelCriterion;
import fr.teleguichet.fleet.site.label.SiteQualityLabelKind;
import fr.teleguichet.fleet.site.label.SiteQualityLabelRepository;
import fr.teleguichet.fleet.web.page.LocalizedText;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The label of a site: its form. */
@Hidden
@Controller("/sites/{code}/label")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SiteQualityLabelController {

  private final SiteQualityLabelRepository labels;
  private final SiteChangeRepository changes;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  SiteQualityLabelController(
      SiteQualityLabelRepository labels,
      SiteChangeRepository changes,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.labels = labels;
    this.changes = changes;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    Optional<SiteQualityLabel> label = labels.find(site.id());
    return page(
        request,
        HttpStatus.OK,
        new SiteViewModels.Label(
            site,
            label.map(it -> it.kind().code()).orElse(""),
            label.map(it -> it.granted().toString()).orElse(""),
            label.flatMap(SiteQualityLabel::expires).map(LocalDate::toString).orElse(""),
            label.map(SiteQualityLabel::met).orElseGet(Set::of),
            Optional.empty()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> save(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Site site = lookup.site(code, visitor);
    return save(request, visitor, site, fields);
  }

  private HttpResponse<String> save(
      HttpRequest<?> request, Principal visitor, Site site, Map<String, String> fields) {
    SiteViewModels.Label form =
        new SiteViewModels.Label(
            site,
            fields.getOrDefault("label", ""),
            fields.getOrDefault("granted", "").strip(),
            fields.getOrDefault("expires", "").strip(),
            Arrays.stream(SiteQualityLabelCriterion.values())
                .filter(it -> fields.containsKey(it.code()))
                .collect(Collectors.toSet()),
            Optional.empty());
    Optional<SiteQualityLabel> label = Optional.empty();
    if (!form.kind().isEmpty()) {
      Optional<LocalDate> granted = IsoDayParser.read(form.granted());
      Optional<LocalDate> expires = IsoDayParser.read(form.expires());
      Optional<String> wrong = wrong(form, granted, expires);
      if (wrong.isPresent()) {
        return page(request, HttpStatus.UNPROCESSABLE_ENTITY, form.wrong(wrong.get()));
      }
      label =
          Optional.of(
              new SiteQualityLabel(
                  SiteQualityLabelKind.ofWord(form.kind()).orElseThrow(),
                  granted.orElseThrow(),
                  expires,
                  form.met()));
    }
    Map<String, String> was = words(labels.find(site.id()));
    labels.replace(site.id(), label, clock.instant().atZone(LocalizedText.ZONE).toLocalDate());
    changes.add(site.id(), visitor.actor(), was, words(label));
    return RedirectResponse.to("/sites/" + site.code() + "?done=label");
  }

  private static Optional<String> wrong(
      SiteViewModels.Label form, Optional<LocalDate> granted, Optional<LocalDate> expires) {
    if (SiteQualityLabelKind.ofWord(form.kind()).isEmpty()) {
      return Optional.of("label");
    }
    if (granted.isEmpty()) {
      return Optional.of("granted");
    }
    boolean ends =
        form.expires().isEmpty() || expires.filter(it -> !it.isBefore(granted.get())).isPresent();
    return ends ? Optional.empty() : Optional.of("expires");
  }

  private static Map<String, String> words(Optional<SiteQualityLabel> label) {
    return label
        .map(
            it ->
                Map.of(
                    "label",
                    it.kind().code(),
                    "granted",
                    it.granted().toString(),
                    "expires",
                    it.expires().map(LocalDate::toString).orElse("")))
        .orElseGet(Map::of);
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, HttpStatus status, SiteViewModels.Label page) {
    return templates.page(
        status,
        "site/label",
        frames.of(request, NavigationSection.SITES, "site.label.title", page.site().name()),
        page);
  }
}
