package fr.teleguichet.fleet.site;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the kiosk that the address of a page names. Every text names one, there or not. */
@Singleton
final class KioskAddressConverter implements TypeConverter<CharSequence, KioskAddress> {

  @Override
  public Optional<KioskAddress> convert(
      CharSequence text, Class<KioskAddress> type, ConversionContext context) {
    return Optional.of(KioskAddress.parse(text.toString()));
  }
}
