package fr.teleguichet.fleet.site.transfer;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.SiteProfileService;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.SubmittedFileReader;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The register of sites as a file, for people: its export, and its import after a preview. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SiteImportExportController {

  private final SiteImporter imports;
  private final SiteCache directory;
  private final SiteProfileService profiles;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SiteImportExportController(
      SiteImporter imports,
      SiteCache directory,
      SiteProfileService profiles,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.imports = imports;
    this.directory = directory;
    this.profiles = profiles;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/site-register")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> page(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, "", "", Optional.empty());
  }

  @Post("/site-register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> read(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    byte[] file = SubmittedFileReader.of(fields);
    if (fields.containsKey("confirmed")) {
      ImportPreview done = imports.apply(file, visitor.actor());
      if (done.problems().isEmpty()) {
        return RedirectResponse.to("/sites?done=imported");
      }
    }
    ImportPreview preview = imports.preview(file);
    return page(
        request,
        preview.problems().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
        Base64.getEncoder().encodeToString(file),
        SubmittedFileReader.pasted(fields),
        Optional.of(preview));
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      HttpStatus status,
      String file,
      String pasted,
      Optional<ImportPreview> preview) {
    return templates.page(
        status,
        "site/transfer",
        frames.of(request, NavigationSection.SITES, "import.title"),
        new SiteImportViewModel(file, pasted, preview));
  }

  @Get("/site-register.csv")
  @Produces("text/csv")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> csv() {
    return attachment(SiteExporter.csv(entries()), "sites.csv");
  }

  @Get("/site-register.json")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<String> json() {
    return attachment(SiteExporter.json(entries()), "sites.json");
  }

  private List<SiteExporter.Entry> entries() {
    Map<Integer, SiteProfile> said = profiles.all();
    return directory.now().all().stream()
        .map(site -> new SiteExporter.Entry(site, said.getOrDefault(site.id(), SiteProfile.EMPTY)))
        .toList();
  }

  private static HttpResponse<String> attachment(String content, String name) {
    return HttpResponse.ok(content)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }
}
