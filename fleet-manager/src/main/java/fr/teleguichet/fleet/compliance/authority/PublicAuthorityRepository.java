package fr.teleguichet.fleet.compliance.authority;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of what is written of the public body. */
@Singleton
public final class PublicAuthorityRepository {

  private final Jdbi jdbi;

  PublicAuthorityRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What is written; what a later version writes beside is left out. */
  public PublicAuthority read() {
    Map<PublicAuthorityField, String> values = new EnumMap<>(PublicAuthorityField.class);
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT field, content FROM public_authority")
                .map((row, _) -> Map.entry(row.getString("field"), row.getString("content")))
                .forEach(
                    row ->
                        PublicAuthorityField.ofWord(row.getKey())
                            .filter(field -> field.takes(row.getValue()))
                            .ifPresent(field -> values.put(field, row.getValue()))));
    return new PublicAuthority(values);
  }

  /** Puts this in the place of what was written. */
  void replace(PublicAuthority authority) {
    jdbi.useTransaction(handle -> replace(handle, authority));
  }

  private static void replace(Handle handle, PublicAuthority authority) {
    int _ = handle.execute("DELETE FROM public_authority");
    if (authority.values().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO public_authority (field, content) VALUES (:field, :content)");
    authority
        .values()
        .forEach((field, text) -> batch.bind("field", field.code()).bind("content", text).add());
    int[] _ = batch.execute();
  }
}
