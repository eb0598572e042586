package pl.proassist.domain.wrong;

/** Deliberately wrong: money that cannot hold a grosz. */
record DomainMeasuringMoneyInDouble(double amount) {
}
