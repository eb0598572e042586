package pl.proassist.application.wrong;

import pl.proassist.adapters.timers.Timers;

/** Deliberately wrong: the inside reaches out. */
record ApplicationSeeingAnAdapter(Timers timers) {
}
