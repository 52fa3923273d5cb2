/** A door that stands open. */
export const Mark = ({ size }: { size: number }) => (
  <svg class="mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="32" height="32" rx="9" />
    <path class="mark-arch" d="M9.5 25V14a6.5 6.5 0 0 1 13 0v11" />
    <path class="mark-leaf" d="M9.5 13.2 17 15.6v11.6L9.5 25z" />
  </svg>
);
