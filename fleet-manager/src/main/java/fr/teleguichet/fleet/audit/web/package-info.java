/** The audit log's pages, and the entry that every change leaves in it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.audit.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
