/** The audit log's pages, and the entry that every change leaves in it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
