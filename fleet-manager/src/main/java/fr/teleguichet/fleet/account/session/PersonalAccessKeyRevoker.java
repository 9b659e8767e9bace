package fr.teleguichet.fleet.account.session;

import org.jdbi.v3.core.Handle;

/**
 * Keeps keys that a person made for herself and that open something without a session, such as the
 * address of a calendar. They end with a password: who knew it may have read them.
 */
public interface PersonalAccessKeyRevoker {

  /** Takes away this account's keys, in the transaction of this handle. */
  void removeAll(Handle handle, long account);
}
