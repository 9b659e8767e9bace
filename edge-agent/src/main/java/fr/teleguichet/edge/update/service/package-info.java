/**
 * The updater as a part of the agent: the server that is asked, what installs on this machine, and
 * what a restart is here.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
