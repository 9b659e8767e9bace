package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a class path of folders, where a path with two dots leads to a file. */
final class WebJarControllerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"../../../application.properties", "leaflet/../../../../application.properties"})
  void noPathLeadsOutOfTheWebJars(String path) throws IOException {
    assertThat(new WebJarController().file(path).status().getCode())
        .isEqualTo(HttpStatus.NOT_FOUND.getCode());
  }
}
