package fr.teleguichet.fleet.web.page;

import fr.teleguichet.fleet.access.PermitAll;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Controller of the files of other projects that our pages use, out of their WebJars on the class
 * path. Their addresses hold their versions.
 *
 * <p>A file is read whole by one thread. Micronaut's static resources read it from the jar while
 * they send it, and a visitor who leaves in the midst has the jar's stream closed by another thread
 * than the one that reads: its decompressor goes back to those that are used again, and spoils
 * whatever file somebody else is served at that moment.
 */
@Hidden
@Controller("/webjars")
final class WebJarController {

  /** Names of folders and files; none begins with a dot, so none leads out of the WebJars. */
  private static final Pattern PATH = Pattern.compile("[\\w@][\\w@.-]*(/[\\w@][\\w@.-]*)*");

  @Get("/{+path}")
  @PermitAll
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> file(String path) throws IOException {
    byte[] file = read(path);
    return file == null
        ? HttpResponse.notFound()
        : HttpResponse.ok(file)
            .contentType(MediaType.forFilename(path))
            .header("Cache-Control", AssetController.FOR_EVER);
  }

  private static byte @Nullable [] read(String path) throws IOException {
    if (!PATH.matcher(path).matches()) {
      return null;
    }
    try (InputStream in =
        WebJarController.class.getResourceAsStream("/META-INF/resources/webjars/" + path)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
