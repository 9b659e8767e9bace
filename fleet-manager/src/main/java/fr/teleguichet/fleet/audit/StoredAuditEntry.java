package fr.teleguichet.fleet.audit;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * An entry as it was kept.
 *
 * @param number its place in the log, from 1
 * @param at when it happened, to the microsecond
 * @param actor who did it
 * @param action what was done
 * @param subject what it was done to
 * @param address the network address that it came from; empty where there was none
 * @param details further facts, a JSON object of texts
 */
public record StoredAuditEntry(
    long number,
    Instant at,
    StoredActor actor,
    String action,
    String subject,
    String address,
    String details) {

  static StoredAuditEntry of(ResultSet row) throws SQLException {
    long id = row.getLong("actor_id");
    OptionalLong account = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    return new StoredAuditEntry(
        row.getLong("number"),
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        new StoredActor(row.getString("actor_kind"), account, row.getString("actor")),
        row.getString("action"),
        row.getString("subject"),
        row.getString("address"),
        row.getString("details"));
  }

  /** SHA-256 over the hash before and every field with its length, so that no two rows collide. */
  byte[] hashAfter(byte[] before) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(before);
      out.writeLong(number);
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
      out.writeLong(actor.id().orElse(-1));
      for (String field :
          new String[] {actor.kind(), actor.name(), action, subject, address, details}) {
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Sha256Digest.of(bytes.toByteArray());
  }

  /** SHA-256 over the hash before, the row's own hash, and every field but the address. */
  byte[] restAfter(byte[] before, byte[] hash) {
    byte[] both = Arrays.copyOf(before, before.length + hash.length);
    System.arraycopy(hash, 0, both, before.length, hash.length);
    return new StoredAuditEntry(number, at, actor, action, subject, "", details).hashAfter(both);
  }
}
