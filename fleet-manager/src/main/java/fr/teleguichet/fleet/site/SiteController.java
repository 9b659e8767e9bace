package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.AdmitsEveryRole;
import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.account.Visitor;
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
  private final VisibleSites visible;
  private final Frames frames;
  private final Templates templates;

  SiteController(
      Sites sites,
      SiteDirectory directory,
      KnownKiosks kiosks,
      VisibleSites visible,
      Frames frames,
      Templates templates) {
    this.sites = sites;
    this.directory = directory;
    this.kiosks = kiosks;
    this.visible = visible;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @AdmitsEveryRole
  HttpResponse<String> list(HttpRequest<?> request, Visitor visitor) {
    List<SitePages.Row> rows =
        visible.in(visitor.scope()).stream()
            .map(site -> new SitePages.Row(site, stands(site, visitor)))
            .toList();
    return templates.page(
        "site/list",
        frames.of(request, Section.SITES, "site.list.title"),
        new SitePages.Listing(rows, may(visitor), visitor.scope().isWholeFleet(), done(request)));
  }

  @Get("/new")
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> fresh(HttpRequest<?> request) {
    return templates.page("site/edit", newFrame(request), newPage(SiteForm.blank()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
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
        Optional.empty(),
        form,
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        "",
        Optional.empty());
  }

  @Get("/{code}")
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> edit(HttpRequest<?> request, Visitor visitor, @PathVariable String code) {
    return find(code, visitor)
        .map(
            site ->
                editPage(
                    request, visitor, site, SiteForm.of(site), Optional.empty(), "", HttpStatus.OK))
        .orElseGet(() -> unknown(request, code));
  }

  @Post("/{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> save(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Optional<Site> site = find(code, visitor);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    return switch (SiteForm.of(fields).withCode(code).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) ->
          editPage(
              request,
              visitor,
              site.get(),
              form,
              Optional.empty(),
              "",
              HttpStatus.UNPROCESSABLE_ENTITY);
      case SiteForm.Checked.Valid(SiteCode known, SiteDraft draft) -> {
        boolean _ = sites.change(known, draft);
        directory.refresh();
        yield redirect("/sites/" + code + "?done=saved");
      }
    };
  }

  @Post("/{code}/kiosks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> place(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Optional<Site> site = find(code, visitor);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    String kiosk = fields.getOrDefault("kiosk", "").strip();
    if (!mayBePlaced(kiosk, visitor.scope())) {
      return editPage(
          request,
          visitor,
          site.get(),
          SiteForm.of(site.get()),
          Optional.of("site.kiosk.wrong"),
          kiosk,
          HttpStatus.UNPROCESSABLE_ENTITY);
    }
    directory.place(kiosk, site.get());
    return redirect("/sites/" + code + "?done=placed");
  }

  private boolean mayBePlaced(String kiosk, Scope scope) {
    boolean isElsewhere = kiosks.isSeen(kiosk) && !kiosks.covers(scope, kiosk);
    return !isElsewhere
        && (KioskId.isValid(kiosk) || kiosks.free(MOST_FREE, scope).contains(kiosk));
  }

  @Post("/{code}/kiosks/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> displace(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Optional<Site> site = find(code, visitor);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    String kiosk = fields.getOrDefault("kiosk", "");
    if (visible.kiosksAt(site.get(), visitor.scope()).contains(kiosk)) {
      boolean _ = directory.displace(kiosk);
    }
    return redirect("/sites/" + code + "?done=displaced");
  }

  @Get("/{code}/delete")
  @Admits(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> question(
      HttpRequest<?> request, Visitor visitor, @PathVariable String code) {
    return find(code, visitor)
        .map(site -> deletionPage(request, visitor, site, false))
        .orElseGet(() -> unknown(request, code));
  }

  @Post("/{code}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> delete(
      HttpRequest<?> request,
      Visitor visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Optional<Site> site = find(code, visitor);
    if (site.isEmpty()) {
      return unknown(request, code);
    }
    if (!fields.getOrDefault("code", "").strip().equals(code)) {
      return deletionPage(request, visitor, site.get(), true);
    }
    boolean _ = sites.remove(site.get());
    directory.refresh();
    return redirect("/sites?done=deleted");
  }

  private HttpResponse<String> deletionPage(
      HttpRequest<?> request, Visitor visitor, Site site, boolean wrong) {
    Sites.Dependents dependents = sites.dependents(site);
    return templates.page(
        wrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK,
        "site/delete",
        frames.of(request, Section.SITES, "site.delete.title", site.name()),
        new SitePages.Deletion(
            site, stands(site, visitor), dependents.interviews(), dependents.surveys(), wrong));
  }

  private HttpResponse<String> editPage(
      HttpRequest<?> request,
      Visitor visitor,
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
            stands(site, visitor),
            kiosks.free(MOST_FREE, visitor.scope()),
            visitor.scope().isWholeFleet() && visitor.role() == COORDINATOR,
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

  /** Outside the visitor's scope there is no site of any code. */
  private Optional<Site> find(String code, Visitor visitor) {
    return SiteCode.isValid(code)
        ? sites.find(new SiteCode(code)).filter(site -> visible.covers(visitor.scope(), site))
        : Optional.empty();
  }

  private static boolean may(Visitor visitor) {
    return visitor.role() == COORDINATOR || visitor.role() == TECHNICIAN;
  }

  private List<Stand> stands(Site site, Visitor visitor) {
    return visible.kiosksAt(site, visitor.scope()).stream()
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
