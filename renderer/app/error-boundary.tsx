import { Component, type ReactNode } from 'react'
import { ErrorMessage } from './error-message.tsx'

/** A view that fails takes nothing else with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return <ErrorMessage error={error} onRetry={() => this.setState({ error: null })} />
  }
}
