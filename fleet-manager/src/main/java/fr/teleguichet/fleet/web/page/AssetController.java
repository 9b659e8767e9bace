package fr.teleguichet.fleet.web.page;

import fr.teleguichet.fleet.access.PermitAll;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/** Serves our own style sheets and scripts. */
@Hidden
@Controller("/assets")
final class AssetController {

  /** {@code Cache-Control} of a file whose address changes with its content. */
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @Get("/{version}/{name}")
  @PermitAll
  HttpResponse<byte[]> file(String version, String name) {
    Optional<byte[]> file = assets.file(name);
    if (file.isEmpty()) {
      return HttpResponse.notFound();
    }
    // A page of an older program may ask for its older folder: better the new file than none.
    String keep = version.equals(assets.version()) ? FOR_EVER : "no-cache";
    return HttpResponse.ok(file.get())
        .contentType(new MediaType(Assets.type(name)))
        .header("Cache-Control", keep);
  }
}
