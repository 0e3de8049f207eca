import { Component, type ReactNode } from 'react';

interface Props {
  onFall: () => void;
  children: ReactNode;
}

/** When the visual view breaks, the author goes on in the source. */
export class SafetyNet extends Component<Props, { fallen: boolean }> {
  override state = { fallen: false };

  static getDerivedStateFromError() {
    return { fallen: true };
  }

  override componentDidCatch() {
    this.props.onFall();
  }

  override render() {
    return this.state.fallen ? null : this.props.children;
  }
}
