package pl.proassist.domain.policy;

/** What happens when a visit is booked so late that its deadline has already passed (A05). */
public enum ShortNotice { GRACE, REFUSE, ON_SITE }
