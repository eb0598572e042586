package pl.proassist.domain.policy;

/** What the prepayment is in law: the whole price, a zaliczka (given back) or a zadatek (forfeited or doubled), A22. */
public enum PrepaymentKind { FULL_PREPAYMENT, ADVANCE, DEPOSIT }
