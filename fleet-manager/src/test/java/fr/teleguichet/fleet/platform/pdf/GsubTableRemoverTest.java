package fr.teleguichet.fleet.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.ttf.model.GsubData;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GsubTableRemoverTest {

  @ParameterizedTest
  @EnumSource(PdfFont.class)
  void aFontKeepsItsLettersAndLosesItsSubstitutions(PdfFont font) throws IOException {
    byte[] whole = bytes(font);
    byte[] plain = GsubTableRemover.withoutSubstitutions(whole.clone());

    try (TrueTypeFont before = parsed(whole);
        TrueTypeFont after = parsed(plain)) {
      assertThat(before.getGsubData()).isNotSameAs(GsubData.NO_DATA_FOUND);
      assertThat(after.getGsubData()).isSameAs(GsubData.NO_DATA_FOUND);
      assertThat(after.getNumberOfGlyphs()).isEqualTo(before.getNumberOfGlyphs());
      assertThat(after.getAdvanceWidth(after.nameToGID("f")))
          .isEqualTo(before.getAdvanceWidth(before.nameToGID("f")));
    }
  }

  private static TrueTypeFont parsed(byte[] font) throws IOException {
    return new TTFParser().parse(new RandomAccessReadBuffer(font));
  }

  private static byte[] bytes(PdfFont font) throws IOException {
    String file =
        switch (font) {
          case REGULAR -> "Regular";
          case BOLD -> "Bold";
          case ITALIC -> "Italic";
          case BOLD_ITALIC -> "BoldItalic";
        };
    try (InputStream bytes =
        Objects.requireNonNull(
            PdfFont.class.getResourceAsStream("/liberation/LiberationSans-" + file + ".ttf"))) {
      return bytes.readAllBytes();
    }
  }
}
