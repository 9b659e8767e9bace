package fr.teleguichet.fleet.site.document;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.ConfirmationViewModel;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The papers of a site: brought, handed out, taken away. */
@Hidden
@Controller("/sites/{code}/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SiteDocumentController {

  private static final Pattern NAME = Pattern.compile("[?&]name=([^&]*)");

  /**
   * Letters of a name that come back, more than a name may have: whoever typed too many takes some
   * away, and types none again. Written as an address, these still fit in a request's first line.
   */
  static final int MAX_RETURNED = 400;

  private final SiteDocumentRepository documents;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  SiteDocumentController(
      SiteDocumentRepository documents,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.documents = documents;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
  }

  /** Never shown in a page of ours: a browser only saves it. */
  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<?> download(Principal visitor, @PathVariable String code, @PathVariable long id) {
    Optional<Site> site = lookup.find(code, visitor);
    Optional<SiteDocument> known = site.flatMap(it -> known(it, id));
    Optional<byte[]> content = site.flatMap(it -> documents.content(it.id(), id));
    if (known.isEmpty() || content.isEmpty()) {
      return HttpResponse.notFound();
    }
    return HttpResponse.ok(content.get())
        .contentType(new MediaType(known.get().type().mediaType()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + known.get().fileName() + "\"");
  }

  private Optional<SiteDocument> known(Site site, long id) {
    return documents.of(site.id()).stream().filter(it -> it.id() == id).findFirst();
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> bring(
      Principal visitor, @PathVariable String code, @Body Map<String, String> fields) {
    Site site = lookup.site(code, visitor);
    String became = bring(site, visitor.actor(), fields);
    String back = "/sites/" + site.code().value() + "?done=" + became;
    return RedirectResponse.to(
        became.equals("document") ? back : back + "&name=" + encoded(fields));
  }

  /** No browser fills in a file again, but what it was called is there. */
  private static String encoded(Map<String, String> fields) {
    String name = fields.getOrDefault("name", "").strip();
    return URLEncoder.encode(
        name.length() > MAX_RETURNED ? name.substring(0, MAX_RETURNED) : name,
        StandardCharsets.UTF_8);
  }

  /** What a document was called that was not kept; empty where none was. */
  static String typedName(String address) {
    Matcher name = NAME.matcher(address);
    try {
      return name.find() ? URLDecoder.decode(name.group(1), StandardCharsets.UTF_8) : "";
    } catch (IllegalArgumentException _) {
      return ""; // such as %zz, which no page of ours writes
    }
  }

  /** What became of it, as the page says it. */
  private String bring(Site site, Actor author, Map<String, String> fields) {
    String name = fields.getOrDefault("name", "").strip();
    byte[] content = content(fields.getOrDefault("file", ""));
    Optional<DocumentFileFormat> type = DocumentFileFormat.of(content);
    if (content.length > SiteDocument.MAX_SIZE) {
      return "document-large";
    }
    if (type.isEmpty()) {
      return "document-type";
    }
    if (name.isEmpty()
        || name.length() > SiteDocument.MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      return "document-name";
    }
    return documents.add(site.id(), name, type.get(), content, name(author))
        ? "document"
        : "document-many";
  }

  private static String name(Actor author) {
    return author instanceof Actor.Person person ? person.name() : "";
  }

  /** The bytes of the file that the browser read; none where it read none. */
  private static byte[] content(String file) {
    try {
      return Base64.getDecoder().decode(file.substring(file.indexOf(',') + 1));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  @Get("/{id}/remove")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> question(
      HttpRequest<?> request, Principal visitor, @PathVariable String code, @PathVariable long id) {
    Site site = lookup.site(code, visitor);
    return known(site, id)
        .map(document -> question(request, site, document))
        .orElseGet(() -> gone(site));
  }

  private HttpResponse<String> question(HttpRequest<?> request, Site site, SiteDocument document) {
    LocalizedText text = frames.text(request);
    String back = "/sites/" + site.code().value();
    return templates.page(
        ConfirmationViewModel.TEMPLATE,
        frames.of(request, NavigationSection.SITES, "document.remove.title", document.name()),
        new ConfirmationViewModel(
            List.of(text.say("document.remove.what", site.name())),
            text.say("document.remove"),
            back + "/documents/" + document.id() + "/remove",
            back));
  }

  private static HttpResponse<String> gone(Site site) {
    return RedirectResponse.to("/sites/" + site.code().value() + "?done=document-gone");
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> remove(Principal visitor, @PathVariable String code, @PathVariable long id) {
    Site site = lookup.site(code, visitor);
    boolean _ = documents.remove(site.id(), id);
    return gone(site);
  }
}
