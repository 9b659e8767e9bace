package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.SitePages.Stand;
import fr.teleguichet.hardware.device.KioskId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The register of sites, for people. */
@Hidden
@Controller("/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SiteController {

  private static final Set<String> DONE =
      Set.of("added", "saved", "deleted", "placed", "displaced");
  private static final int MOST_FREE = 500;

  private final Sites sites;
  private final SiteDirectory directory;
  private final KnownKiosks kiosks;
  private final Frames frames;
  private final Templates templates;

  SiteController(
      Sites sites,
      SiteDirectory directory,
      KnownKiosks kiosks,
      Frames frames,
      Templates templates) {
    this.sites = sites;
    this.directory = directory;
    this.kiosks = kiosks;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  HttpResponse<String> list(HttpRequest<?> request) {
    SiteDirectory.Snapshot now = directory.now();
    List<SitePages.Row> rows =
        now.all().stream().map(site -> new SitePages.Row(site, stands(now, site))).toList();
    return templates.page(
        "site/list",
        frames.of(request, Section.SITES, "site.list.title"),
        new SitePages.Listing(rows, done(request)));
  }

  @Get("/new")
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return templates.page("site/edit", newFrame(request), newPage(SiteForm.blank()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> add(HttpRequest<?> request, @Body Map<String, String> fields) {
    return switch (SiteForm.of(fields).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) -> newAgain(request, form);
      case SiteForm.Checked.Valid(SiteCode code, SiteDraft draft) -> {
        if (!sites.add(code, draft)) {
          yield newAgain(request, SiteForm.of(fields).wrong("code", "site.code.taken"));
        }
        directory.refresh();
        yield redirect("/sites/" + code + "?done=added");
      }
    };
  }

  private HttpResponse<String> newAgain(HttpRequest<?> request, SiteForm form) {
    return templates.page(
        HttpStatus.UNPROCESSABLE_ENTITY, "site/edit", newFrame(request), newPage(form));
  }

  private Frame newFrame(HttpRequest<?> request) {
    return frames.of(request, Section.SITES, "site.new");
  }

  private static SitePages.Edit newPage(SiteForm form) {
    return new SitePages.Edit(
        Optional.empty(), form, List.of(), List.of(), Optional.empty(), "", Optional.empty());
  }

  @Get("/{code}")
  HttpResponse<String> edit(HttpRequest<?> request, @PathVariable String code) {
    return find(code)
        .map(
            site -> editPage(request, site, SiteForm.of(site), Optional.empty(), "", HttpStatus.OK))
        .orElseGet(() -> unknown(request, code));
  }

  @Post("/{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> save(
      HttpRequest<?> request, @PathVariable String code, @Body Map<String, String> fields) {
    Optional<Site> site = find(code);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    return switch (SiteForm.of(fields).withCode(code).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) ->
          editPage(
              request, site.get(), form, Optional.empty(), "", HttpStatus.UNPROCESSABLE_ENTITY);
      case SiteForm.Checked.Valid(SiteCode known, SiteDraft draft) -> {
        boolean _ = sites.change(known, draft);
        directory.refresh();
        yield redirect("/sites/" + code + "?done=saved");
      }
    };
  }

  @Post("/{code}/kiosks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> place(
      HttpRequest<?> request, @PathVariable String code, @Body Map<String, String> fields) {
    Optional<Site> site = find(code);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    String kiosk = fields.getOrDefault("kiosk", "").strip();
    if (!KioskId.isValid(kiosk) && !kiosks.free(MOST_FREE).contains(kiosk)) {
      return editPage(
          request,
          site.get(),
          SiteForm.of(site.get()),
          Optional.of("site.kiosk.wrong"),
          kiosk,
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
    directory.place(kiosk, site.get());
    return redirect("/sites/" + code + "?done=placed");
  }

  @Post("/{code}/kiosks/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> displace(
      HttpRequest<?> request, @PathVariable String code, @Body Map<String, String> fields) {
    Optional<Site> site = find(code);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    String kiosk = fields.getOrDefault("kiosk", "");
    if (directory.now().kiosksAt(site.get()).contains(kiosk)) {
      boolean _ = directory.displace(kiosk);
    }
    return redirect("/sites/" + code + "?done=displaced");
  }

  @Get("/{code}/delete")
  HttpResponse<String> question(HttpRequest<?> request, @PathVariable String code) {
    return find(code)
        .map(site -> deletionPage(request, site, false))
        .orElseGet(() -> unknown(request, code));
  }

  @Post("/{code}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> delete(
      HttpRequest<?> request, @PathVariable String code, @Body Map<String, String> fields) {
    Optional<Site> site = find(code);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    if (!fields.getOrDefault("code", "").strip().equals(code)) {
      return deletionPage(request, site.get(), true);
    }
    boolean _ = sites.remove(site.get());
    directory.refresh();
    return redirect("/sites?done=deleted");
  }

  private HttpResponse<String> deletionPage(HttpRequest<?> request, Site site, boolean wrong) {
    Sites.Dependents dependents = sites.dependents(site);
    return templates.page(
        wrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK,
        "site/delete",
        frames.of(request, Section.SITES, "site.delete.title", site.name()),
        new SitePages.Deletion(
            site,
            stands(directory.now(), site),
            dependents.interviews(),
            dependents.surveys(),
            wrong));
  }

  private HttpResponse<String> editPage(
      HttpRequest<?> request,
      Site site,
      SiteForm form,
      Optional<String> kioskError,
      String kioskTyped,
      HttpStatus status) {
    return templates.page(
        status,
        "site/edit",
        frames.of(request, Section.SITES, "site.edit.title", site.name()),
        new SitePages.Edit(
            Optional.of(site),
            form,
            stands(directory.now(), site),
            kiosks.free(MOST_FREE),
            kioskError,
            kioskTyped,
            done(request)));
  }

  private HttpResponse<String> unknown(HttpRequest<?> request, String code) {
    return templates.page(
        HttpStatus.NOT_FOUND,
        "site/unknown",
        frames.of(request, Section.SITES, "site.unknown.title"),
        code);
  }

  private Optional<Site> find(String code) {
    return SiteCode.isValid(code) ? sites.find(new SiteCode(code)) : Optional.empty();
  }

  private List<Stand> stands(SiteDirectory.Snapshot now, Site site) {
    return now.kiosksAt(site).stream()
        .map(kiosk -> new Stand(kiosk, kiosks.isSeen(kiosk)))
        .toList();
  }

  private static Optional<String> done(HttpRequest<?> request) {
    return Optional.ofNullable(request.getParameters().get("done"))
        .filter(DONE::contains)
        .map("site.done."::concat);
  }

  private static HttpResponse<String> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
